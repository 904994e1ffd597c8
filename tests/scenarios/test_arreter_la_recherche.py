"""« Arrêter ici ? » is on the screen: what is typed there answers no question, and nothing is lost."""

from __future__ import annotations

import pytest

from tests.recherche import Parent
from tests.world import Town


@pytest.mark.parametrize("typed", [False, True])
async def test_words_on_the_stop_page_get_the_page_again(ville: Town, typed: bool) -> None:
    parent = Parent(ville)
    question = (await parent.begin()).text
    page = await (parent.say("annuler") if typed else parent.tap("Annuler"))
    said, buttons = page.text, page.buttons
    assert "Arrêter ici ?" in said
    again = await parent.say("2026")
    assert (again.text, again.buttons) == (said, buttons)
    await ville.restart_bot()
    assert (await parent.say("mars 2026")).text == said
    assert (await parent.tap("Revenir à la question")).text == question
    assert (await parent.say("mars 2026")).text != question  # an answer again


async def test_words_on_the_stop_page_after_an_old_button(ville: Town) -> None:
    parent = Parent(ville)
    question = (await parent.begin()).text
    await parent.tap("Annuler")
    assert (await parent.say("retour")).text == question
    assert "Arrêter ici ?" in (await parent.tap("Annuler")).text
    kept = await parent.tap("Garder pour plus tard")
    assert "Arrêter" not in kept.text
