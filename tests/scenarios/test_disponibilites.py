"""A professional is recognised and says in a few taps what is free at her place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.assistants import Agrement, AssistantMaternel
from bot.simulator.phone import Phone
from bot.simulator.snapshot import commands
from tests.quartier import BURBURE, UN_BEBE, add_animatrice, add_assistant, libre, propositions_of, soon, submit
from tests.world import Town


async def entry_of(ville: Town, assistant_id: int) -> AssistantMaternel:
    async with ville.bot.service.unit() as unit:
        return await unit.tx.assistants.get(assistant_id)


async def test_sharing_one_s_own_number_links_the_one_entry_that_has_it(ville: Town) -> None:
    entry = await add_assistant(ville, "Alix", telephone="+33639980101")
    alix = ville.person("Alix", phone="+33639980101")
    alix.send("Je suis assistante maternelle")
    await alix.wait_for("Partagez votre numéro", fresh=True)
    alix.press("Partager mon numéro")
    await alix.wait_for("Bonjour Alix", fresh=True)
    assert (await entry_of(ville, entry.id)).telegram_id == alix.id
    await ville.quiet()
    assert f"commands:chat:{alix.id}::" in ville.telegram.bot.settings  # her own menu of commands
    alix.press("Mes disponibilités")
    assert "Lillers, à domicile" in (await alix.wait_for("Mes disponibilités", fresh=True)).text


async def test_somebody_else_s_contact_counts_for_nothing(ville: Town) -> None:
    entry = await add_assistant(ville, "Alix", telephone="+33639980101")
    thief = ville.person("Dominique", phone="+33639980109")
    alix = ville.person("Alix", phone="+33639980101")
    thief.send("/start")
    await thief.answer()
    thief.share_contact(of=alix)
    await thief.wait_for("Ce numéro n'est pas le vôtre", fresh=True)
    assert (await entry_of(ville, entry.id)).telegram_id is None


async def test_a_number_of_nobody_or_of_two_goes_to_the_team(ville: Town) -> None:
    anne = ville.person("Anne")
    await add_animatrice(ville, anne)
    for name in ("Alix", "Dominique"):
        await add_assistant(ville, name, telephone="+33639980101")
    alix = ville.person("Alix", phone="+33639980101")
    alix.send("/start r_artois-lys-romane")
    await alix.answer()
    alix.press("Je suis assistant maternel")
    await alix.wait_for("Partagez votre numéro", fresh=True)
    alix.press("Partager mon numéro")
    await alix.wait_for("L'équipe du relais est prévenue", fresh=True)
    assert "2 fiches le portent" in (await anne.wait_for("non reconnu")).text


async def test_j_ai_une_place_in_a_few_taps_is_matched_at_once(ville: Town) -> None:
    alix, camille = ville.person("Alix"), ville.person("Camille")
    numero = await submit(ville, camille, replace(UN_BEBE, commune=BURBURE, rayon_km=4))
    await soon(ville)
    entry = await add_assistant(ville, alix, commune=BURBURE, agrement=Agrement(places=2))
    alix.send("/disponibilites")
    await alix.wait_for("Mes disponibilités", fresh=True)
    for label, then in (
        ("J'ai une place", "Quelle place se libère"),
        ("Place 1", "À partir de quand"),
        ("décembre 2026", "Pour quel âge"),
        ("Moins de 18 mois", "Quels jours"),
    ):
        alix.press(label)
        await alix.wait_for(then, fresh=True)
    alix.press("Mercredi : oui")
    await alix.wait_for("Choisis : lundi, mardi, jeudi et vendredi", fresh=True)
    alix.press("Mercredi : non")
    await alix.wait_for("Choisis : du lundi au vendredi", fresh=True)
    alix.press("C'est bon")
    await alix.wait_for("votre place est déclarée", fresh=True)
    (place,) = (await entry_of(ville, entry.id)).places
    assert (place.etat, place.libre_le, place.age_min, place.age_max) == ("libre", date(2026, 12, 1), 0, 17)
    await ville.quiet()
    assert f"Demande n° {numero}" in alix.last.text
    await camille.wait_for("Une place vient d'être déclarée")


async def test_rien_n_a_change_makes_the_news_of_today(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    entry = await add_assistant(ville, alix, place)
    alix.send("/disponibilites")
    await alix.wait_for("libre, du lundi au vendredi (dit le samedi 3 octobre 2026)", fresh=True)
    alix.press("Rien n'a changé")
    await alix.wait_for("libre, du lundi au vendredi (dit le mardi 13 octobre 2026)", fresh=True)
    (known,) = (await entry_of(ville, entry.id)).places
    assert known.source == "bot"


async def test_plus_de_place_and_a_pause_stop_requests(ville: Town) -> None:
    alix, dominique = ville.person("Alix"), ville.person("Dominique")
    await add_assistant(ville, alix, agrement=Agrement(places=2))
    await add_assistant(ville, dominique, telephone="+33639980102")
    alix.send("/disponibilites")
    await alix.wait_for("Mes disponibilités", fresh=True)
    alix.press("Plus de place")
    await alix.wait_for("vous n'avez plus de place", fresh=True)
    dominique.send("/disponibilites")
    await dominique.wait_for("Mes disponibilités", fresh=True)
    dominique.press("Me mettre en pause")
    await dominique.wait_for("jusqu'à quand", fresh=True)
    dominique.press("Jusqu'au mardi 20 octobre 2026")
    await dominique.wait_for("en pause jusqu'au mardi 20 octobre 2026", fresh=True)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    assert await propositions_of(ville, numero) == []


async def test_what_she_received_and_answered_is_a_list(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    alix.press("Pas cette fois")
    await alix.wait_for("Pour quelle raison", fresh=True)
    alix.send("/disponibilites")
    await alix.wait_for("Mes disponibilités", fresh=True)
    alix.press("Demandes reçues")
    await alix.wait_for(f"Demande n° {numero}, mardi 13 octobre 2026 : pas cette fois", fresh=True)
    alix.press(f"Demande n° {numero}")
    await alix.wait_for("Pour quelle raison", fresh=True)


async def test_found_together_asks_her_and_only_her_answer_takes_the_place(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    entry = await add_assistant(ville, alix, place)
    await submit(ville, camille)
    await soon(ville)
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous", fresh=True)
    alix.press("La famille m'appelle")
    await camille.wait_for("Alix s'intéresse")
    camille.press("Nous avons trouvé ensemble")
    await camille.wait_for("Vous avez trouvé avec Alix", fresh=True)
    camille.press("Nous avons trouvé")
    await camille.wait_for("votre demande est terminée", fresh=True)
    await alix.wait_for("Cette place est-elle prise ?")
    assert (await entry_of(ville, entry.id)).places[0].etat == "libre"
    alix.press("Cette place est prise")
    await alix.wait_for("cette place est prise", fresh=True)
    assert (await entry_of(ville, entry.id)).places[0].etat == "occupee"


async def test_after_five_days_the_family_says_how_it_went(ville: Town) -> None:
    camille, alix = ville.person("Camille"), ville.person("Alix")
    await add_assistant(ville, alix)
    await submit(ville, camille)
    await soon(ville)
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous", fresh=True)
    alix.press("La famille m'appelle")
    await camille.wait_for("Alix s'intéresse")
    await ville.move(days=4)
    assert not any("Avez-vous pu vous parler" in m.text for m in camille.received)
    await ville.move(days=2)
    asked = await camille.wait_for("Avez-vous pu vous parler, Alix et vous ?")
    assert [row[0] for row in asked.buttons][:4] == [
        "Rendez-vous prévu", "Message laissé", "Pas encore", "Nous ne donnons pas suite",
    ]  # fmt: skip
    camille.press("Nous ne donnons pas suite")
    await camille.wait_for("Merci de l'avoir dit", fresh=True)
    await ville.move(days=1)
    await alix.wait_for("La famille ne donne pas suite. Merci de lui avoir répondu")


async def test_a_contact_without_follow_up_is_over_on_every_screen(ville: Town) -> None:
    camille, alix, anne = ville.person("Camille"), ville.person("Alix"), ville.person("Anne")
    await add_animatrice(ville, anne)
    await add_assistant(ville, alix)
    numero = await submit(ville, camille)
    await soon(ville)
    alix.press("Cette demande m'intéresse")
    await alix.wait_for("Comment voulez-vous", fresh=True)
    alix.press("La famille m'appelle")
    await camille.wait_for("Alix s'intéresse")
    await ville.move(days=6)
    await camille.wait_for("Avez-vous pu vous parler")
    camille.press("Nous ne donnons pas suite")
    await camille.wait_for("Merci de l'avoir dit", fresh=True)
    await alix.wait_for("La famille ne donne pas suite")

    camille.press("Mes demandes")
    camille.press((await camille.wait_for("en cours", fresh=True)).buttons[0][0])
    screen = (await camille.wait_for("vous n'avez pas donné suite", fresh=True)).text
    assert "parlez-vous" not in screen
    assert "vous pouvez appeler" not in screen
    alix.press("Mes disponibilités")
    await alix.wait_for("Mes disponibilités", fresh=True)
    alix.press("Demandes reçues")
    await alix.wait_for("Demandes reçues", fresh=True)
    alix.press(f"Demande n° {numero}")
    await alix.wait_for("La famille ne donne pas suite", fresh=True)

    before = len(alix.received)
    await ville.move(days=5)
    await camille.wait_for("Vos premiers contacts n'ont pas eu de suite")
    camille.send("/menu")
    await camille.answer()
    await withdraw(camille, numero)
    await ville.quiet()
    assert not any("terminée" in letter.text for letter in alix.received[before:]), "she was thanked already"


async def withdraw(camille: Phone, numero: int) -> None:
    for label in ("Mes demandes", f"Voir la demande n° {numero}", "Retirer ma demande", "Retirer ma demande"):
        camille.press(label)
        await camille.answer()


async def test_the_days_and_ages_of_a_declared_place_are_read_again(ville: Town) -> None:
    alix = ville.person("Alix")
    await add_assistant(ville, alix, agrement=Agrement(places=1))
    alix.send("/disponibilites")
    await alix.wait_for("Mes disponibilités")
    for label in ("J'ai une place", "Dès maintenant", "Tous les âges", "Mercredi : oui", "C'est bon"):
        alix.press(label)
        await alix.answer()
    shown = (await alix.wait_for("votre place est déclarée", fresh=True)).text
    assert "Place 1 : libre, lundi, mardi, jeudi et vendredi (dit le mardi 13 octobre 2026)" in shown


async def test_who_is_recognised_by_her_number_gets_her_commands(ville: Town) -> None:
    await add_assistant(ville, "Alix", telephone="+33639980101")
    alix = ville.person("Alix", phone="+33639980101")
    alix.send("/start")
    await alix.answer()
    alix.press("Je suis assistant maternel")
    await alix.wait_for("Partagez votre numéro", fresh=True)
    alix.press("Partager mon numéro")
    await alix.wait_for("Bonjour Alix", fresh=True)
    await ville.quiet()
    assert "disponibilites" in [command["command"] for command in commands(ville.telegram.bot, alix.chat)]
