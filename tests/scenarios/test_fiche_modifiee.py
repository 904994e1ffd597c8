"""An animatrice changes an entry as she is told: on the phone, at a visit, by e-mail. Each news bears how, and who."""

from __future__ import annotations

from datetime import date

from bot.domain.assistants import Accepte, Agrement
from bot.domain.semaine_offerte import JOURNEES
from bot.simulator.phone import Phone
from tests.bureau import add_animatrice, forge
from tests.equipe import animatrice, linked_group
from tests.fiche import entry_of, genres_of, open_screen, profil_of, tap
from tests.quartier import add_assistant, libre, propositions_of, soon, submit
from tests.world import Town


async def open_fiche(nadia: Phone) -> str:
    """« Trouver un assistant maternel », then her entry."""
    nadia.send("/menu")
    await nadia.answer()
    await tap(nadia, "Tableau de bord", "Les professionnelles", "Trouver un assistant maternel")
    nadia.send("exemple")
    await nadia.answer()
    return await tap(nadia, "Alix Exemple")


async def test_the_same_screens_with_the_source_that_she_chooses(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, "Alix", agrement=Agrement(places=2))
    await open_fiche(nadia)
    assert "Alix Exemple, par téléphone" in await tap(nadia, "Tout modifier")
    assert "Alix Exemple, lors d'une visite" in await tap(nadia, "Lors d'une visite")
    shown = await tap(nadia, "Ses places", "Place 1", "Libre à partir du…", "début janvier 2027")
    assert "(dit lors d'une visite le mardi 13 octobre 2026, noté par Nadia)" in shown
    await tap(nadia, "Jours et moments", "C'est bon", "Âges", "Moins de 18 mois")
    await tap(nadia, "Toutes les places", "Retour", "Ce qu'elle accepte", "Besoins imprévus : oui", "Retour")
    await tap(nadia, "Par courriel", "Ses places", "Place 2", "Occupée jusqu'au…")
    nadia.send("30 juin")
    await nadia.wait_for("occupée jusqu'au mercredi 30 juin 2027 (dit par courriel", fresh=True)

    after = await entry_of(ville, entry)
    one, two = after.places
    assert (one.libre_le, one.grille, one.age_max, one.ages_dits) == (date(2027, 1, 1), JOURNEES, 17, False)
    assert (one.source, two.source, two.jusqu_au) == ("visite", "courriel", date(2027, 6, 30))
    assert after.accepte == Accepte(besoin_imprevu=True)
    async with ville.bot.service.unit() as unit:
        news = await unit.tx.mises_a_jour.list_of_assistant(entry.id)
    assert {(n.genre, n.source) for n in news} == {("place", "visite"), ("profil", "visite"), ("place", "courriel")}
    assert {n.animateur_id for n in news} == {one.animateur_id}
    assert one.animateur_id is not None


async def test_what_she_reads_of_it_does_not_name_the_animatrice_s_notes_as_hers(ville: Town) -> None:
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix)
    await open_fiche(nadia)
    await tap(nadia, "Noter ses places", "Place 1 : libre")
    await open_screen(alix)
    assert "libre (dit par téléphone le mardi 13 octobre 2026, noté par Nadia)" in alix.last.text
    assert "libre (dit le mardi 13 octobre 2026)" in await tap(alix, "Rien n'a changé")


async def test_quick_answers_on_the_phone_are_news_like_any_other(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    entry = await add_assistant(ville, "Alix", place)
    await open_fiche(nadia)
    assert "C'est noté : rien n'a changé" in await tap(nadia, "Tout modifier", "Rien n'a changé")
    known = (await entry_of(ville, entry)).places[0]
    assert known.source == "telephone"
    assert known.confirmee_le is not None
    assert known.confirmee_le.date() == date(2026, 10, 13)
    assert "occupée" in await tap(nadia, "Plus de place")
    assert await genres_of(ville, entry) == ["inchange", "complet"]


async def test_the_facts_of_the_agrement_are_the_relais_s_to_change(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    async with ville.bot.service.unit() as unit:
        places = libre(unit), libre(unit, rang=2), libre(unit, rang=3)
    entry = await add_assistant(ville, "Alix", *places)
    await open_fiche(nadia)
    await tap(nadia, "Tout modifier", "Agrément", "2 places", "Date de fin")
    nadia.send("hier")
    await nadia.wait_for("Je ne reconnais pas cette date", fresh=True)
    nadia.send("31/08/2028")
    shown = (await nadia.wait_for("Fin : jeudi 31 août 2028", fresh=True)).text
    assert "Places : 2" in shown
    await tap(nadia, "Numéro")
    nadia.send("62-2028-117")
    await nadia.wait_for("Numéro : 62-2028-117", fresh=True)
    after = await entry_of(ville, entry)
    assert after.agrement == Agrement("62-2028-117", 2, date(2028, 8, 31))
    assert [place.rang for place in after.places] == [1, 2]


async def test_a_pause_noted_for_her_asks_no_reason_and_a_wish_is_counted(ville: Town) -> None:
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, alix)
    await open_fiche(nadia)
    shown = await tap(nadia, "Tout modifier", "Mettre en pause", "Jusqu'au mardi 27 octobre 2026")
    assert "dites pourquoi" not in shown
    await forge(ville, nadia, f"an:pf:{entry.id}:1:pa:maladie")
    assert (await profil_of(ville, entry)).pause_motif is None
    await tap(nadia, "Finir la pause", "Elle aimerait accueillir plus d'enfants")
    assert await genres_of(ville, entry) == ["pause", "retour", "profil"]
    async with ville.bot.service.unit() as unit:
        canaux = [row[0] for row in await unit.tx.sql.rows("SELECT canal FROM contact")]
    assert canaux == ["téléphone"]


async def test_a_place_noted_here_meets_the_open_requests_the_same_day(ville: Town) -> None:
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    async with ville.bot.service.unit() as unit:
        place = libre(unit, etat="occupee", confirmee_le=unit.now)
    entry = await add_assistant(ville, alix, place)
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    assert await propositions_of(ville, numero) == []
    await open_fiche(nadia)
    shown = await tap(nadia, "Tout modifier", "Lors d'une visite", "Ses places", "Place 1", "Libre maintenant")
    assert "Une demande correspond déjà : elle lui est proposée" in shown
    assert [p.assistant for p in await propositions_of(ville, numero)] == [entry.id]


async def test_in_the_team_s_group_buttons_work_and_words_are_asked_in_private(ville: Town) -> None:
    nadia = await animatrice(ville, "Nadia")
    entry = await add_assistant(ville, "Alix", agrement=Agrement(places=1))
    group = await linked_group(ville, [nadia])
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of("artois-lys-romane")
        unit.write("essai:groupe", group.id, "profil/plus_equipe", relais_id=home,
                   data={"a": await unit.tx.assistants.get(entry.id), "commune": "Lillers"})  # fmt: skip
    await group.wait_for("aimerait accueillir")
    for label in ("Ouvrir sa fiche", "Tout modifier", "Ses places", "Place 1", "Libre à partir du…"):
        group.press(nadia, label)
        await ville.quiet()
    assert "ou écrivez une date" not in group.last.text
    group.send(nadia, "4 janvier")  # to her colleagues, not to the bot
    await ville.quiet()
    assert (await entry_of(ville, entry)).places == ()
    group.press(nadia, "début janvier 2027")
    await ville.quiet()
    assert (await entry_of(ville, entry)).places[0].libre_le == date(2027, 1, 1)
