"""A campaign from the animatrice's board to everybody's answer: told with phones."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

from bot.domain.assistants import Agrement
from bot.simulator.phone import Phone
from bot.usecases.purge_expired_data import purge_expired_data
from tests.bureau import forge
from tests.campagne import QUESTION, animatrice, asked, launch, moments, open_campaigns, participations
from tests.quartier import SLUG, add_assistant, libre
from tests.world import Town


async def with_a_place(ville: Town, phone: Phone | str, **changes: Any) -> int:
    """A professional of whom one place is known."""
    async with ville.bot.service.unit() as unit:
        place = libre(unit, age_min=0, age_max=35)
    return (await add_assistant(ville, phone, place, agrement=Agrement(places=1), **changes)).id


async def test_one_tap_answers_and_is_news_like_any_other(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    entry = await with_a_place(ville, alix)
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    letter = await alix.wait_for(QUESTION)
    assert "1 place libre" in letter.text
    alix.press("Rien n'a changé")  # the one tap
    await alix.wait_for("Merci, c'est à jour", fresh=True)
    async with ville.bot.service.unit() as unit:
        (known,) = (await unit.tx.assistants.get(entry)).places
        (news,) = await unit.tx.mises_a_jour.list_of_assistant(entry)
        assert known.confirmee_le == news.le
        assert (news.genre, news.source) == ("inchange", "bot")
    mine = (await participations(ville, numero))["Alix"]
    assert (mine["etat"], mine["reponse"], mine["canal"]) == ("repondue", "inchange", "bot")
    await ville.move(days=25)
    assert asked(alix) == 0, "her screen is her answer now, and she is not asked again"


async def test_a_new_place_from_a_month_on_takes_five_taps_at_most(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await add_assistant(ville, alix, agrement=Agrement(places=3))
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    await alix.wait_for("Le relais ne sait pas encore")
    assert "Rien n'a changé" not in str(alix.last.buttons)
    taps = ("J'ai une place", "Place 2", "décembre 2026", "Moins de 18 mois", "C'est bon")
    for label in taps:
        alix.press(label)
        await alix.answer()
    await alix.wait_for("votre place est déclarée", fresh=True)
    assert len(taps) <= 5
    mine = (await participations(ville, numero))["Alix"]
    assert (mine["etat"], mine["reponse"]) == ("repondue", "place")


async def test_a_draft_whose_dates_are_past_says_so_and_offers_a_way_out(ville: Town) -> None:
    nadia = await animatrice(ville)
    await with_a_place(ville, "Odile")
    await open_campaigns(ville, nadia)
    nadia.press("Nouvelle campagne")
    nom = (await nadia.wait_for("Pas encore lancée", fresh=True)).text.splitlines()[0]
    await ville.move(days=40)
    await open_campaigns(ville, nadia)
    nadia.press(nom)
    past = await nadia.wait_for("Ses dates sont passées", fresh=True)
    assert "Pas encore lancée" not in past.text
    assert ["Lancer maintenant"] not in past.buttons
    nadia.press("Changer les dates")
    await nadia.wait_for("quand ?", fresh=True)
    nadia.press("Dans deux semaines")
    draft = await nadia.wait_for("Pas encore lancée", fresh=True)
    assert ["Lancer maintenant"] in draft.buttons


async def test_a_draft_whose_dates_are_past_can_be_thrown_away(ville: Town) -> None:
    nadia = await animatrice(ville)
    await open_campaigns(ville, nadia)
    nadia.press("Nouvelle campagne")
    nom = (await nadia.wait_for("Pas encore lancée", fresh=True)).text.splitlines()[0]
    await ville.move(days=40)
    await open_campaigns(ville, nadia)
    nadia.press(nom)
    await nadia.wait_for("Ses dates sont passées", fresh=True)
    nadia.press("Jeter ce brouillon")
    await nadia.wait_for("ne sera pas lancée", fresh=True)


async def test_an_answer_given_elsewhere_counts(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await with_a_place(ville, alix)
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    await alix.wait_for(QUESTION)
    alix.send("/disponibilites")
    await alix.wait_for("Mes disponibilités", fresh=True)
    alix.press("Plus de place")
    await alix.wait_for("vous n'avez plus de place", fresh=True)
    assert (await participations(ville, numero))["Alix"]["reponse"] == "complet"
    await ville.move(days=12)
    assert asked(alix) == 1


async def test_the_silent_are_reminded_twice_three_days_apart_then_phoned(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await with_a_place(ville, alix)
    numero = await launch(ville, nadia)
    for _ in range(21):
        await ville.move(days=1)
    letters = [letter for letter in alix.received if QUESTION.casefold() in letter.text.casefold()]
    assert len(letters) == 3
    assert [letter.text.startswith("Petit rappel") for letter in letters] == [False, True, True]
    sent = await moments(ville, alix)
    assert all(after - before >= timedelta(days=3) for before, after in pairwise(sent))
    mine = (await participations(ville, numero))["Alix"]
    assert (mine["etat"], mine["motif"], mine["relances"]) == ("a_appeler", "silencieuse", 2)
    await nadia.wait_for("est terminée")
    nadia.press("À appeler (1)")
    shown = await nadia.wait_for("N'a pas répondu", fresh=True)
    assert "06 39 98 01 00" in shown.text


async def test_appelez_moi_puts_her_on_the_list_and_the_team_hears_of_it_once(ville: Town) -> None:
    nadia, alix, dominique = await animatrice(ville), ville.person("Alix"), ville.person("Dominique")
    await with_a_place(ville, alix)
    await with_a_place(ville, dominique, telephone="+33639980102")
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    for phone in (alix, dominique):
        await phone.wait_for(QUESTION)
        phone.press("Appelez-moi")
        said = await phone.wait_for("liste des appels", fresh=True)
        assert "06 39 98 01 0" in said.text
    await ville.move(hours=6)  # somebody is there in the afternoon
    assert sum("Un appel est demandé" in letter.text for letter in nadia.received) == 1
    await nadia.wait_for("Un appel est demandé")
    nadia.press("Qui appeler")
    shown = await nadia.wait_for("demande qu'on l'appelle", fresh=True)
    assert "Alix" in shown.text
    assert "Dominique" in shown.text
    alix.press("Répondre maintenant")
    await alix.wait_for(QUESTION, fresh=True)
    alix.press("Rien n'a changé")
    await alix.wait_for("Merci", fresh=True)
    assert (await participations(ville, numero))["Alix"]["etat"] == "repondue"
    await ville.move(days=12)
    assert asked(dominique) == 0, "who waits for a call is not reminded"


async def test_later_is_when_she_said_and_not_before(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await with_a_place(ville, alix)
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    await alix.wait_for(QUESTION)
    alix.press("Me rappeler plus tard")
    await alix.wait_for("Quand voulez-vous", fresh=True)
    alix.press("Dans une semaine")
    await alix.wait_for("et pas avant", fresh=True)
    await ville.move(days=6)
    assert asked(alix) == 0
    await ville.move(days=2)
    await alix.wait_for(QUESTION)
    mine = (await participations(ville, numero))["Alix"]
    assert (mine["etat"], mine["relances"], mine["envois"]) == ("ecrite", 0, 2)


async def test_double_taps_and_old_buttons_are_answered_kindly(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    entry = await with_a_place(ville, alix)
    numero = await launch(ville, nadia)
    await ville.move(days=2)
    await alix.wait_for(QUESTION)
    for _ in range(2):
        await forge(ville, alix, f"cp:ok:{numero}")
    await alix.wait_for("Vous aviez déjà répondu")
    async with ville.bot.service.unit() as unit:
        assert len(await unit.tx.mises_a_jour.list_of_assistant(entry)) == 1
    for tap in ("tard", "appel", "voir"):
        await forge(ville, alix, f"cp:{tap}:{numero}")
        await alix.wait_for("Vous avez répondu le")
        await forge(ville, alix, "menu")
    await ville.move(days=40)
    await forge(ville, alix, f"cp:plein:{numero}")
    await alix.wait_for("c'est votre dernier mot qui compte")
    async with ville.bot.service.unit() as unit:
        (place,) = (await unit.tx.assistants.get(entry)).places
        assert place.etat == "occupee"


async def test_a_silent_one_who_answers_after_the_end_leaves_the_call_list(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await with_a_place(ville, alix)
    numero = await launch(ville, nadia)
    await ville.move(days=25)
    assert (await participations(ville, numero))["Alix"]["etat"] == "a_appeler"
    await forge(ville, alix, f"cp:ok:{numero}")
    await alix.wait_for("La campagne est finie, et votre réponse compte quand même")
    assert (await participations(ville, numero))["Alix"]["etat"] == "repondue"


async def test_somebody_else_s_question_is_nobody_s(ville: Town) -> None:
    nadia, alix, dominique = await animatrice(ville), ville.person("Alix"), ville.person("Dominique")
    await with_a_place(ville, alix)
    numero = await launch(ville, nadia)
    await with_a_place(ville, dominique, slug="oignies", commune="62637", telephone="+33639980102")
    dominique.send("/menu")
    await dominique.answer()
    for tap in ("ok", "plein", "libre", "modif", "tard", "appel", "voir"):
        await forge(ville, dominique, f"cp:{tap}:{numero}")
        await dominique.wait_for("Ce bouton n'est plus valable")
    await forge(ville, dominique, f"cp:tard:{numero}:demain")
    dominique.send("Je suis assistante maternelle")
    await dominique.wait_for("Mes disponibilités", fresh=True)
    stranger = ville.person("Camille")
    stranger.send("/start")
    await stranger.answer()
    await forge(ville, stranger, f"cp:ok:{numero}")
    assert (await participations(ville, numero))["Alix"]["etat"] in ("a_ecrire", "ecrite")


async def test_a_stopped_campaign_takes_its_letters_back_and_expects_nothing(ville: Town) -> None:
    nadia, alix, dominique = await animatrice(ville), ville.person("Alix"), ville.person("Dominique")
    await with_a_place(ville, alix)
    await with_a_place(ville, dominique, telephone="+33639980102")
    numero = await launch(ville, nadia)
    await ville.quiet()
    await open_campaigns(ville, nadia)
    nadia.press("Campagne d'octobre 2026")
    await nadia.wait_for("En cours", fresh=True)
    nadia.press("Arrêter la campagne")
    await nadia.wait_for("Arrêter «", fresh=True)
    nadia.press("Oui, arrêter")
    await nadia.wait_for("C'est arrêté", fresh=True)
    await ville.move(days=30)
    assert asked(alix) + asked(dominique) == 0
    assert {one["etat"] for one in (await participations(ville, numero)).values()} == {"close"}
    async with ville.bot.service.unit() as unit:
        assert (
            await unit.tx.progressions.count_to_call(unit.territoire.id_of(SLUG), unit.today - timedelta(days=300)) == 0
        )


async def test_a_year_after_its_end_only_the_figures_of_a_campaign_stay(ville: Town) -> None:
    nadia, alix = await animatrice(ville), ville.person("Alix")
    await with_a_place(ville, alix)
    numero = await launch(ville, nadia)
    await ville.move(days=23)
    await forge(ville, alix, f"cp:ok:{numero}")
    await ville.sleep_until(ville.now() + timedelta(days=340))
    await purge_expired_data(ville.bot.service)
    assert len(await participations(ville, numero)) == 1
    await ville.sleep_until(ville.now() + timedelta(days=40))
    await purge_expired_data(ville.bot.service)
    assert await participations(ville, numero) == {}
    await forge(ville, nadia, f"an:ca:{numero}")
    await nadia.wait_for("1 réponse sur 1 personne")
    await forge(ville, alix, f"cp:ok:{numero}")
    await alix.wait_for("Ce bouton n'est plus valable")
