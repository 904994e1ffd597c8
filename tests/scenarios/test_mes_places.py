"""A professional says everything of her places in the chat: one by one, by days, by hours, and reads it back."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.assistants import Agrement, Heures, Place
from bot.domain.semaine import Moment, grille_of
from bot.domain.semaine_offerte import DE_JOUR, JOURNEES
from tests.bureau import add_animatrice, forge
from tests.fiche import entry_of, genres_of, open_screen, tap
from tests.quartier import add_assistant, libre, propositions_of, soon, submit
from tests.world import Town


async def test_a_place_from_september_takes_five_taps_and_no_change_takes_one(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix, agrement=Agrement(places=3))
    await open_screen(alix)
    taps = ["J'ai une place", "Place 2", "septembre 2027", "Tous les âges", "C'est bon"]
    shown = await tap(alix, *taps)
    assert len(taps) <= 5
    assert "votre place est déclarée" in shown
    assert "Place 2 : libre à partir du mercredi 1er septembre 2027, du lundi au vendredi" in shown
    assert "Merci, c'est à jour" in await tap(alix, "Rien n'a changé")
    (place,) = (await entry_of(ville, entry)).places
    assert (place.libre_le, place.grille, place.source) == (date(2027, 9, 1), JOURNEES, "bot")
    assert await genres_of(ville, entry) == ["place", "inchange"]


async def test_the_day_of_a_free_place_may_be_typed(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix, agrement=Agrement(places=1))
    await open_screen(alix)
    assert "écrivez une date" in await tap(alix, "J'ai une place")
    alix.send("quand je pourrai")
    await alix.wait_for("Je ne reconnais pas cette date", fresh=True)
    await ville.restart_bot()
    alix.send("4 septembre 2028")
    await alix.wait_for("ge", fresh=True)
    shown = await tap(alix, "Tous les âges", "C'est bon")
    assert "libre à partir du lundi 4 septembre 2028" in shown
    assert (await entry_of(ville, entry)).places[0].libre_le == date(2028, 9, 4)
    await tap(alix, "J'ai une place", "Dès maintenant")
    alix.send("5 septembre 2028")  # a button was touched: this answers nothing any more
    await alix.answer()
    assert (await entry_of(ville, entry)).places[0].libre_le == date(2028, 9, 4)


async def test_each_place_has_a_state_of_its_own(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix, agrement=Agrement(places=4))
    await open_screen(alix)
    assert "Place 4 : je ne sais pas" in await tap(alix, "Mes places")
    shown = await tap(alix, "Place 1", "Occupée jusqu'au…", "fin novembre 2026")
    assert "Place 1 : occupée jusqu'au lundi 30 novembre 2026" in shown
    await tap(alix, "Toutes les places", "Place 2", "Libre à partir du…")
    alix.send("4 janvier")
    await alix.wait_for("Place 2 : libre à partir du lundi 4 janvier 2027", fresh=True)
    await tap(alix, "Toutes les places", "Place 3", "Gelée")
    shown = await tap(alix, "Toutes les places", "Place 4", "Libre maintenant", "Je ne sais pas")
    assert "Place 4 : je ne sais pas" in shown
    places = (await entry_of(ville, entry)).places
    assert [(p.etat, p.libre_le, p.jusqu_au) for p in places] == [
        ("occupee", None, date(2026, 11, 30)),
        ("libre", date(2027, 1, 4), None),
        ("gelee", None, None),
        ("inconnue", None, None),
    ]
    assert places[3].confirmee_le is None


async def test_a_date_that_cannot_be_is_asked_again_even_after_a_restart(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix)
    await open_screen(alix)
    await tap(alix, "Mes places", "Place 1", "Libre à partir du…")
    alix.send("la semaine des quatre jeudis")
    await alix.wait_for("Je ne reconnais pas cette date", fresh=True)
    await ville.restart_bot()
    alix.send("début mars")
    await alix.wait_for("libre à partir du lundi 1er mars 2027", fresh=True)
    assert (await entry_of(ville, entry)).places[0].libre_le == date(2027, 3, 1)
    alix.send("4 janvier")  # the question is closed: these words are not another date
    await ville.quiet()
    assert (await entry_of(ville, entry)).places[0].libre_le == date(2027, 3, 1)


async def test_a_week_is_tapped_in_one_message_with_its_shortcuts(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix, agrement=Agrement(places=1))
    before = len(alix.received)
    await open_screen(alix)
    shown = await tap(alix, "Mes places", "Place 1", "Libre maintenant", "Jours et moments")
    assert "Lundi : la journée" in shown
    assert "Samedi : non" in shown
    shown = await tap(alix, "Sans le mercredi", "Avant l'école : oui")
    assert "Mercredi : non" in shown
    assert "Lundi : matin, midi, après-midi et après l'école" in shown
    shown = await tap(alix, "Lundi pour toute la semaine", "sam", "Matin : non")
    assert "Samedi : matin" in shown
    assert "Jour choisi : samedi" in shown
    assert len(alix.received) == before + 1  # one message, rewritten
    shown = await tap(alix, "C'est bon")
    assert "du lundi au vendredi (matin, midi, après-midi et après l'école) ; samedi (matin)" in shown
    assert "ce sont des horaires atypiques" in shown
    moments = DE_JOUR[1:]
    after = await entry_of(ville, entry)
    assert after.places[0].grille == grille_of(range(5), moments) | grille_of((5,), (Moment.MATIN,))
    assert after.accepte.horaires_atypiques is True  # a Saturday is atypical: the Caf says so


async def test_one_week_for_all_places_says_nothing_of_their_state(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        places = libre(unit), Place(2, "occupee", confirmee_le=unit.now, source="import")
    entry = await add_assistant(ville, alix, *places)
    await open_screen(alix)
    await tap(alix, "Mes places", "Place 1", "Jours et moments", "Sans le mercredi", "Pareil pour toutes les places")
    one, two = (await entry_of(ville, entry)).places
    assert one.grille == two.grille == grille_of((0, 1, 3, 4), DE_JOUR)
    assert (two.etat, two.source, one.confirmee_le) == ("occupee", "import", places[0].confirmee_le)


async def test_exact_hours_are_said_with_buttons_or_in_words(ville: Town) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix, agrement=Agrement(places=1))
    await open_screen(alix)
    await tap(alix, "J'ai une place", "Dès maintenant", "Tous les âges", "Mercredi : oui")
    shown = await tap(alix, "Préciser les heures")
    assert "heures précises" in shown
    assert "Votre place est déjà notée" in shown
    assert (await entry_of(ville, entry)).places[0].etat == "libre"  # declared already, whatever comes next
    shown = await tap(alix, "Choisir les heures", "5 h 30", "13 h 30")
    assert "lundi, mardi, jeudi et vendredi de 5 h 30 à 13 h 30" in shown
    await tap(alix, "Heures précises", "Lundi : oui", "Mardi : oui", "Jeudi : oui", "Vendredi : oui", "Samedi : non")
    await tap(alix, "Choisir les heures")
    alix.send("à quatre heures du mat et des poussières")
    await alix.wait_for("Je ne reconnais pas cette heure", fresh=True)
    alix.send("8h15")
    await alix.wait_for("jusqu'à quelle heure", fresh=True)
    alix.send("midi")
    shown = (await alix.wait_for("C'est noté", fresh=True)).text
    assert "samedi de 8 h 15 à 12 h" in shown
    place = (await entry_of(ville, entry)).places[0]
    assert Heures(5, time(8, 15), time(12)) in place.horaires
    await tap(alix, "Heures précises")
    alix.send("le matin")
    await alix.wait_for("Je ne reconnais pas ces heures", fresh=True)
    alix.send("de 7 h 45 à 18 h")  # without « Choisir les heures »
    shown = (await alix.wait_for("C'est noté", fresh=True)).text
    assert "de 7 h 45 à 18 h" in shown
    place = (await entry_of(ville, entry)).places[0]
    shown = await tap(alix, "Heures précises", "Enlever les heures précises")
    assert "7 h 45" not in shown
    assert (await entry_of(ville, entry)).places[0].grille == place.grille


async def test_ages_of_the_agrement_are_shown_and_her_own_are_hers(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        places = libre(unit, age_min=18, age_max=35, source="import"), libre(unit, rang=2)
    entry = await add_assistant(ville, alix, *places)
    await open_screen(alix)
    assert "Une erreur ? Dites-le au relais" in await tap(alix, "Mes places", "Place 1")
    assert "Âges" not in [label for row in alix.last.buttons for label in row]
    shown = await tap(alix, "Toutes les places", "Place 2", "Âges", "Plus de 3 ans", "Réservée à…", "Avant et après")
    assert "à partir de 3 ans, avant et après l'école" in shown
    forged = await tap(alix, "Âges", "Tous les âges")
    assert "Place 2 : libre, avant et après l'école" in forged
    one, two = (await entry_of(ville, entry)).places
    assert (one.age_min, one.age_max, one.ages_dits) == (18, 35, False)
    assert (two.age_min, two.age_max, two.ages_dits, two.restriction) == (0, None, True, "periscolaire")


async def test_a_place_taken_until_a_day_is_asked_for_afterwards_never_shown_as_free(ville: Town) -> None:
    alix, camille = ville.person("Alix"), ville.person("Camille")
    await add_assistant(ville, alix, agrement=Agrement(places=1))
    await open_screen(alix)
    await tap(alix, "Mes places", "Place 1", "Occupée jusqu'au…", "fin décembre 2026")
    numero = await submit(ville, camille)  # from the 4th of January 2027
    await soon(ville)
    (asked,) = await propositions_of(ville, numero)
    assert asked.cercle == "a_confirmer"
    assert "Auriez-vous une place" in alix.last.text


async def test_plus_de_place_keeps_the_ends_that_are_known(ville: Town) -> None:
    alix = ville.person("Alix")
    async with ville.bot.service.unit() as unit:
        places = (
            libre(unit),
            Place(2, "occupee", jusqu_au=date(2027, 6, 30), confirmee_le=unit.now, source="bot"),
            Place(3, "gelee", confirmee_le=unit.now, source="bot"),
        )
    entry = await add_assistant(ville, alix, *places)
    await open_screen(alix)
    await tap(alix, "Plus de place")
    known = (await entry_of(ville, entry)).places
    assert [(p.etat, p.jusqu_au) for p in known] == [("occupee", None), ("occupee", date(2027, 6, 30)), ("gelee", None)]
    assert await genres_of(ville, entry) == ["complet"]


FORGED = (
    "pf:p:9", "pf:e:9:l", "pf:gok:9:1", "pf:hok:1:0:700:700", "pf:hok:1:1:9900:700", "pf:dm:1:l:209913", "pf:gt:9:1",
    "pf:ag:p:6", "pf:plus:fait", "pf:pa:rien",
)  # fmt: skip


@pytest.mark.parametrize("code", FORGED)
async def test_a_forged_button_changes_nothing_that_is_not_hers(ville: Town, code: str) -> None:
    alix = ville.person("Alix")
    entry = await add_assistant(ville, alix, agrement=Agrement(places=2))
    await open_screen(alix)
    before = await entry_of(ville, entry)
    await forge(ville, alix, code)
    assert alix.last.text
    assert await entry_of(ville, entry) == before
    assert await genres_of(ville, entry) == []


async def test_a_stranger_and_an_animatrice_of_elsewhere_change_nobody_s_places(ville: Town) -> None:
    alix, noa, camille = ville.person("Alix"), ville.person("Noa"), ville.person("Camille")
    entry = await add_assistant(ville, alix, agrement=Agrement(places=2))
    await add_animatrice(ville, noa, slug="mainvilliers")
    for phone in (noa, camille):
        phone.send("/menu")
        await phone.answer()
        for code in ("pf:e:1:l", f"an:pf:{entry.id}:1:e:1:l", f"an:pf:{entry.id}:1:pa:31", f"an:pf:{entry.id}:2"):
            await forge(ville, phone, code)
            assert "Exemple" not in phone.last.text
    assert (await entry_of(ville, entry)).places == ()
    assert not (await entry_of(ville, entry)).is_paused(date(2026, 10, 13))
