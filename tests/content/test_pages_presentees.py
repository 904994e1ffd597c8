"""Every page that is shipped, as each person of each relais reads it, is a message that Telegram takes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.domain.questions import Public, Question
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.savoir import load_base
from content.presentation import present
from content.render import render
from content.reponses.pages import Page
from content.themes import FREQUENTES, THEMES

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
BASE = load_base()
RELAIS = {relais.slug: relais for relais in load_relais(EXEMPLES).relais}
PUBLICS: tuple[Public | None, ...] = ("parent", "assistant_maternel", None)


@pytest.mark.parametrize("page", BASE.pages, ids=lambda page: page.id)
def test_a_page_is_one_message_for_everybody(page: Page) -> None:
    for public in PUBLICS:
        for facile in (False, True) if page.facile else (False,):
            vue = present(page, BASE.baremes, TODAY, public=public, facile=facile)
            question = Question(999_999_999, 1, None, public, NOW, "repondue", page_id=page.id)
            relais = RELAIS.get(page.portee)
            screen = render("question/reponse", v=vue, q=question, relais=relais, autres=(), merci=False, suite=())
            text, _ = parse_html(screen.text)
            assert len(text) <= 4096
            for button in (button for row in screen.rows for button in row if button.kind == "tap"):
                assert len(button.target.encode()) <= 64, button.target


@pytest.mark.parametrize("page", BASE.pages, ids=lambda page: page.id)
def test_the_team_can_reach_every_page_with_a_button(page: Page) -> None:
    assert len(f"rp:b:9999999:{page.id}".encode()) <= 64
    assert page.id.partition("/")[0] in {*THEMES, *RELAIS}


@pytest.mark.parametrize("nom", BASE.baremes.noms)
def test_the_team_can_reach_every_amount_with_a_button(nom: str) -> None:
    assert len(f"rp:mv:{nom}".encode()) <= 64


@pytest.mark.parametrize("public", FREQUENTES)
def test_what_is_offered_first_exists_and_is_for_her(public: Public) -> None:
    for page_id in FREQUENTES[public]:
        page = BASE.page(page_id, relais=None)
        assert page is not None, page_id
        assert page.is_for(public)


def test_every_theme_has_a_page() -> None:
    assert {page.id.partition("/")[0] for page in BASE.pages if page.relais is None} == set(THEMES)
