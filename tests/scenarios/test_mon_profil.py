"""Beside her places: what she accepts, her schools, when she is written to, her absences, « plus d'enfants »."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.domain.assistants import Accepte, Agrement
from bot.domain.profils import Profil
from tests.bureau import add_animatrice, forge
from tests.fiche import entry_of, genres_of, open_screen, profil_of, tap
from tests.quartier import BURBURE, UN_BEBE, add_assistant, libre, relais_id, soon, submit
from tests.world import Town


async def test_what_she_accepts_is_one_tap_each(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix)
    await open_screen(alix)
    assert "Accueille : à préciser" in await tap(alix, "Mon profil")
    shown = await tap(alix, "Ce que j'accepte", "Avant et après l'école : oui", "Dépannage de quelques jours : oui")
    assert "Avant et après l'école : oui" in shown
    assert "Besoins imprévus : à dire" in shown
    await forge(ville, alix, "pf:ac:i:0")
    await tap(alix, "Dépannage de quelques jours : non")
    assert (await entry_of(ville, entry)).accepte == Accepte(True, None, False, None, False)
    assert await genres_of(ville, entry) == ["profil"]  # several changes of one day are one piece of news


async def test_schools_are_typed_or_chosen_among_those_of_her_commune(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix)
    await add_assistant(ville, "Dominique", ecoles=("Jules Ferry",), telephone=None)
    await add_assistant(ville, "Sacha", ecoles=("École d'ailleurs",), telephone=None, commune=BURBURE)
    await add_assistant(ville, "Noé", ecoles=("École d'un autre relais",), telephone=None, slug="oignies")
    await open_screen(alix)
    shown = await tap(alix, "Mon profil", "Écoles")
    assert "Aucune pour l'instant" in shown
    labels = [row[0] for row in alix.last.buttons]
    assert labels == ["Ajouter Jules Ferry", "Écrire le nom d'une école", "Retour"]
    await tap(alix, "Ajouter Jules Ferry", "Écrire le nom d'une école")
    alix.send("  École <Pasteur> ")
    shown = (await alix.wait_for("École <Pasteur>", fresh=True)).text
    assert "• Jules Ferry" in shown
    await tap(alix, "Écrire le nom d'une école")
    alix.send("jules FERRY")  # the same one, written another way
    await alix.wait_for("Écoles desservies", fresh=True)
    await tap(alix, "Écrire le nom d'une école")
    alix.send("x" * 200)
    await alix.wait_for("Je ne peux pas garder ce nom", fresh=True)
    await tap(alix, "Retour")
    assert (await entry_of(ville, entry)).ecoles == ("Jules Ferry", "École <Pasteur>")
    await tap(alix, "Enlever Jules Ferry")
    assert (await entry_of(ville, entry)).ecoles == ("École <Pasteur>",)


async def test_she_is_written_to_at_the_hours_she_prefers(ville: Town) -> None:
    alix, camille = ville.person("Alix"), ville.person("Camille")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    entry = await add_assistant(ville, alix, place)
    await open_screen(alix)
    assert "À la sieste, de 13 h à 15 h" in await tap(alix, "Mon profil", "Quand m'écrire", "À la sieste")
    assert (await profil_of(ville, entry)).moment_prefere == "sieste"
    numero = await submit(ville, camille)  # it is 10 h
    await soon(ville)
    assert not any(f"Demande n° {numero}" in m.text for m in alix.received)
    await ville.move_to(datetime.fromisoformat("2026-10-13T12:59:00+02:00"))
    assert not any(f"Demande n° {numero}" in m.text for m in alix.received)
    await ville.move_to(datetime.fromisoformat("2026-10-13T13:01:00+02:00"))
    await alix.wait_for(f"Demande n° {numero}")
    await open_screen(alix)
    await tap(alix, "Mon profil", "Quand m'écrire", "Peu importe")
    assert (await profil_of(ville, entry)).moment_prefere is None


async def test_what_cannot_wait_does_not_wait_for_her_hours(ville: Town) -> None:
    alix, camille = ville.person("Alix"), ville.person("Camille")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, alix, place, moment_prefere="soir", accepte=Accepte(besoin_imprevu=True))
    numero = await submit(ville, camille, replace(UN_BEBE, imprevu=True, a_partir_du=date(2026, 10, 15)))
    await soon(ville)
    await alix.wait_for(f"Demande n° {numero}")


async def test_the_rhythm_of_the_questions_is_hers(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix)
    await open_screen(alix)
    shown = await tap(alix, "Mon profil", "Quand m'écrire", "Combien de fois me demander")
    assert "Comme le relais le propose" in shown
    for label, rythme in (("Chaque mois", 1), ("Tous les 6 mois", 6), ("Aux dates légales seulement", 0)):
        await tap(alix, label)
        assert (await profil_of(ville, entry)).rythme_mois == rythme
    assert "avant le 1er juin et avant le 1er décembre" in alix.last.text
    await tap(alix, "Comme le relais le propose")
    assert (await profil_of(ville, entry)).rythme_mois is None


async def test_who_prefers_the_phone_is_phoned(ville: Town) -> None:
    alix, anne = ville.person("Alix"), ville.person("Anne")
    await add_animatrice(ville, anne)
    entry = await add_assistant(ville, alix, agrement=Agrement(places=1))
    await open_screen(alix)
    shown = await tap(alix, "Mon profil", "Quand m'écrire", "Je préfère le téléphone")
    assert "les demandes passent par un appel du relais" in shown
    await submit(ville, ville.person("Camille"))
    await soon(ville)
    await anne.wait_for("à appeler")
    assert not any("Demande n°" in m.text for m in alix.received)
    await tap(alix, "Je veux bien des messages")
    assert await profil_of(ville, entry) == Profil()


async def test_she_would_like_more_children_and_the_relais_reads_it_once(ville: Town) -> None:
    alix, anne = ville.person("Alix"), ville.person("Anne")
    await add_animatrice(ville, anne)
    entry = await add_assistant(ville, alix)
    await open_screen(alix)
    shown = await tap(alix, "Mon profil", "J'aimerais accueillir plus d'enfants")
    assert "Vous aimeriez accueillir plus d'enfants : dit le mardi 13 octobre 2026" in shown
    told = await anne.wait_for("aimerait accueillir plus d'enfants")
    await forge(ville, alix, "pf:plus:oui")
    await ville.quiet()
    assert sum("aimerait accueillir plus" in m.text for m in anne.received) == 1
    assert await contacts_of(ville) == [("assistant maternel", "disponibilité d'accueil", "sous-activité signalée")]

    assert told.buttons[0][0] == "Ouvrir sa fiche"
    anne.press("Ouvrir sa fiche")
    await anne.wait_for("Aimerait accueillir plus d'enfants : dit le mardi 13 octobre 2026", fresh=True)
    assert "le relais en a parlé le mardi 13 octobre 2026" in await tap(anne, "Tout modifier", "Nous en avons parlé")
    shown = await tap(alix, "Ne plus chercher à accueillir plus")
    assert "accueillir plus d'enfants" not in shown
    assert (await profil_of(ville, entry)).sous_activite is None
    await tap(alix, "J'aimerais accueillir plus d'enfants")  # months later, it may be said again
    assert len(await contacts_of(ville)) == 2


async def contacts_of(ville: Town) -> list[tuple[str, str, str]]:
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows(
            "SELECT public, motif, detail FROM contact WHERE relais_id = :r ORDER BY id", {"r": relais_id(ville)}
        )
        return [tuple(row) for row in rows]


async def test_an_absence_is_dated_shown_and_over_by_itself(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix)
    await open_screen(alix)
    await tap(alix, "Mon profil", "Absences et dates", "Une absence")
    alix.send("bientôt")
    await alix.wait_for("Je ne peux pas noter ces dates", fresh=True)
    alix.send("du 20 octobre au 3 novembre")
    shown = (await alix.wait_for("C'est noté", fresh=True)).text
    assert "Absence : du mardi 20 octobre 2026 au mardi 3 novembre 2026" in shown
    shown = await tap(alix, "Une réduction temporaire", "2 places")
    alix.send("de janvier à mars")
    shown = (await alix.wait_for("C'est noté", fresh=True)).text
    assert "Réduction temporaire de 2 places : du vendredi 1er janvier 2027 au mercredi 31 mars 2027" in shown
    shown = await tap(alix, "Retour", "Ce que les familles verront")
    assert "Absence : du mardi 20 octobre 2026 au mardi 3 novembre 2026" in shown
    assert "Réduction" not in shown
    assert [p.genre for p in (await profil_of(ville, entry)).periodes] == ["absence", "reduction"]
    await ville.sleep_until(datetime.fromisoformat("2026-11-04T10:00:00+01:00"))
    await open_screen(alix)
    assert "Absence" not in alix.last.text
    await tap(alix, "Mon profil", "Absences et dates", "Enlever : réduction du vendredi 1er janvier 2027")
    assert "Aucune à venir" in alix.last.text


async def test_what_families_will_see_is_one_screen_with_its_date(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        places = libre(unit), libre(unit, rang=2, etat="occupee"), libre(unit, rang=3, etat="inconnue")
    await add_assistant(ville, alix, *places, accepte=Accepte(periscolaire=True), ecoles=("Jules Ferry",))
    await open_screen(alix)
    shown = await tap(alix, "Ce que les familles verront")
    assert shown.startswith("Ce que les familles verront\n\nAlix, Lillers, à domicile\n1 place libre sur 3")
    assert "• libre, du lundi au vendredi" in shown
    assert "occupée" not in shown
    assert "Accueille : avant et après l'école." in shown
    assert "Information valable jusqu'au dimanche 31 janvier 2027" in shown  # 120 days after the 3rd of October
    assert "Exemple" not in shown
    assert "+33" not in shown
