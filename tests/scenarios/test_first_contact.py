"""The first tap, from a phone to the database and back."""

from __future__ import annotations

from tests.world import Town


async def test_a_newcomer_is_greeted_and_taps_a_button(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    hello = await camille.answer()
    assert "Bonjour Camille" in hello.text
    assert hello.buttons[0] == ["Chercher un accueil"]


async def test_an_unknown_word_gets_an_answer_and_the_menu(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("blabla")
    await camille.answer()
    camille.press("Menu")
    menu = await camille.wait_for("Bonjour", fresh=True)
    assert menu.edited


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
