"""The 144 questions that the founding documents answer: of the right relais, the fact; of another, never."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest

from bot.relais import EXEMPLES, load_relais
from content.knowledge import Knowledge
from content.reponses.baremes import read_baremes
from content.reponses.dossier import read_folder
from content.reponses.mise_en_page import to_html
from content.reponses.pages import NATIONAL, Page, Public

TODAY: Final = date(2026, 11, 21)
FILE: Final = Path(__file__).parent.parent / "eval" / "documents.jsonl"
ROWS: Final[list[dict[str, Any]]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
SLUGS: Final = [relais.slug for relais in load_relais(EXEMPLES).relais]
PAGES: Final = {page.id: page for page in read_folder(reread=False)[0]}
DANGER: Final = [row for row in ROWS if row.get("danger")]
ASKED: Final = [pytest.param(row, id=f"{row['numero']:03}") for row in ROWS if row not in DANGER]
ELSEWHERE: Final = [
    pytest.param(row, slug, id=f"{row['numero']:03}-{slug}")
    for row in ROWS
    for slug in SLUGS
    if slug not in row["relais"]
]


@cache
def knowledge() -> Knowledge:
    """Loaded once for all the questions."""
    return Knowledge.load()


@cache
def shown(page: Page) -> str:
    """What a person reads of it, on one line, without tags."""
    html = to_html(page.texte, read_baremes()[0], TODAY).html
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def facts(row: dict[str, Any]) -> list[str]:
    return [row["fait"], *row.get("aussi", ())]


def expected(row: dict[str, Any]) -> set[str]:
    """The pages that hold the documented fact."""
    if "sujet" in row:
        return {page.id for page in PAGES.values() if page.sujet == row["sujet"] and page.portee == NATIONAL}
    return set(row["pages"])


def served(row: dict[str, Any], slug: str) -> tuple[str, list[Page]]:
    """What the family or the professional of that relais is given."""
    public: Public = row["public"]
    reponse = knowledge().ask(row["question"], relais=slug, public=public, today=TODAY)
    return reponse.kind, [PAGES[found.page_id] for found in reponse.pages]


def test_the_file_holds_the_144_questions() -> None:
    assert [row["numero"] for row in ROWS] == list(range(1, 145))
    assert all(set(row["relais"]) <= set(SLUGS) and facts(row)[0] for row in ROWS)


@pytest.mark.parametrize("row", ASKED)
def test_the_documented_fact_is_written(row: dict[str, Any]) -> None:
    holding = [PAGES[one] for one in expected(row) if all(fact in shown(PAGES[one]) for fact in facts(row))]
    assert {page.id for page in holding} == expected(row) if "pages" in row else holding
    assert all(page.portee in (NATIONAL, *row["relais"]) for page in holding)


@pytest.mark.parametrize("row", ASKED)
def test_the_relais_is_asked_and_the_fact_is_given(row: dict[str, Any]) -> None:
    for slug in row["relais"]:
        kind, pages = served(row, slug)
        assert kind in ("answer", "choices"), kind
        good = [page for page in pages if page.id in expected(row)]
        assert good, [page.id for page in pages]
        assert any(all(fact in shown(page) for fact in facts(row)) for page in good)


@pytest.mark.parametrize(("row", "slug"), ELSEWHERE)
def test_another_relais_is_asked_and_the_fact_is_not_given(row: dict[str, Any], slug: str) -> None:
    _, pages = served(row, slug)
    assert {page.portee for page in pages} <= {NATIONAL, slug}
    if not is_national(row):
        assert not [page.id for page in pages if all(fact in shown(page) for fact in facts(row))]


@pytest.mark.parametrize("row", DANGER, ids=lambda row: f"{row['numero']:03}")
def test_danger_comes_before_any_page(row: dict[str, Any]) -> None:
    for slug in SLUGS:
        assert served(row, slug) == ("emergency", [])


def is_national(row: dict[str, Any]) -> bool:
    """Whether a national page says it too: then every relais may."""
    national = [page for page in PAGES.values() if page.portee == NATIONAL]
    return any(all(fact in shown(page) for fact in facts(row)) for page in national)
