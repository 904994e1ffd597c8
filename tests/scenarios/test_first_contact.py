"""The first tap, from a phone to the database and back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.usecases.unit import Unit
from tests.quartier import add_assistant
from tests.recherche import Parent
from tests.world import Town


async def test_a_newcomer_is_greeted_and_taps_a_button(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    hello = await camille.answer()
    assert "Bonjour Camille" in hello.text
    assert hello.buttons[0] == ["Chercher un accueil"]


@pytest.mark.usefixtures("pages")
async def test_an_unknown_word_gets_an_answer_and_the_menu(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("où acheter des pneus neige ?")
    await camille.answer()
    camille.press("Menu")
    await camille.wait_for("Bonjour", fresh=True)
    assert camille.received[0].buttons[0] == ["Envoyer ma question au relais"]  # what was said stays on the screen


async def test_nothing_is_lost_over_a_restart(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.answer()
    await ville.stop_bot()
    camille.press("Mes données")
    camille.send("/start")
    await ville.start_bot()
    await ville.quiet()
    assert camille.received[-1].text.startswith("Bonjour")


async def test_the_first_screen_says_who_speaks_and_what_it_can_do(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    hello = await camille.answer()
    assert "machine" in hello.text
    assert "animatrices" in hello.text
    assert "RPE d'Oignies" in hello.text  # several relais: the installation names them, and asks nothing yet
    assert hello.buttons == [
        ["Chercher un accueil"], ["Poser une question", "Mes demandes"], ["Parler au relais", "Mes données"],
        ["Ateliers", "Ce que je reçois", "Boîte à idées"], ["Je suis assistant maternel"],
        ["Je garde des enfants à domicile"],
    ]  # fmt: skip


async def test_a_link_of_a_relais_fixes_it_for_good(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start r_oignies")
    assert "Relais Petite Enfance mutualisé d'Oignies" in (await camille.answer()).text
    camille.send("/start")
    hello = await camille.answer()
    assert "Relais Petite Enfance mutualisé d'Oignies" in hello.text
    assert "Mainvilliers" not in hello.text


async def test_a_professional_finds_her_own_row_in_the_same_menu(ville: Town) -> None:
    lou = ville.person("Lou")
    await add_assistant(ville, lou)
    lou.send("/start")
    menu = await lou.answer()
    assert menu.buttons[:2] == [["Mes disponibilités"], ["Chercher un accueil"]]
    assert "Artois-Lys Romane" in menu.text


async def test_one_answer_costs_few_statements(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    dispatcher, counted = ville.bot.dispatcher, list[int]()
    treat = dispatcher._treat

    async def counting(unit: Unit, *more: Any) -> None:
        start = unit.tx.sql.statements
        await treat(unit, *more)
        counted.append(unit.tx.sql.statements - start)

    dispatcher._treat = counting  # type: ignore[method-assign,assignment]
    await camille.tap("2026", "mars", "Non", "Début janvier 2027", "Lundi", "Valider ces jours", "8 h")
    assert max(counted) <= 8
