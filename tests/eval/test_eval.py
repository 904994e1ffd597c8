"""Questions find their pages as well as promised. `make eval` prints the figures; this refuses that they fall."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from benchmarks.evaluation import FOLDER, Bilan, measure, mistakes, play, read_cases, table
from content.knowledge import Knowledge

TODAY = date(2026, 11, 21)
SUBJECTS = ("questions", "dev", "garde")
OUTSIDE = ("hors_perimetre", "garde_hors_perimetre", "urgences")


@cache
def shipped() -> Knowledge:
    """Loaded once."""
    return Knowledge.load()


@cache
def bilan(name: str) -> Bilan:
    """The shares of one file."""
    return measure(play(shipped(), read_cases(FOLDER / f"{name}.jsonl"), TODAY))


def least(value: float | None, bound: float) -> bool:
    return value is not None and value >= bound


def most(value: float | None, bound: float) -> bool:
    return value is not None and value <= bound


@pytest.mark.parametrize("name", SUBJECTS)
def test_the_right_subject_is_found(name: str) -> None:
    found = bilan(name)
    assert least(found.premier, 0.85), found
    assert least(found.parmi, 0.95), found


@pytest.mark.parametrize("name", SUBJECTS)
def test_what_is_sure_is_right(name: str) -> None:
    found = bilan(name)
    assert most(found.sur_et_faux, 0.03), found
    assert least(found.sur, 0.4), "an assistant that is never sure would be no help"


def test_the_pages_of_a_relais_answer_what_its_documents_answer() -> None:
    found = bilan("documents")
    assert least(found.premier, 0.8), found
    assert least(found.parmi, 0.95), found
    assert most(found.sur_et_faux, 0.03), found


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_no_page_answers_has_no_sure_page(name: str) -> None:
    assert most(bilan(name).hors_sujet_sur, 0.05), bilan(name)


@pytest.mark.parametrize("name", ["hors_perimetre", "garde_hors_perimetre", "langues"])
def test_other_languages_are_recognised(name: str) -> None:
    assert least(bilan(name).langues, 0.95), bilan(name)


def test_a_search_is_told_from_a_question() -> None:
    assert least(bilan("dev").recherches, 0.8), bilan("dev")


def test_the_table_says_what_is_measured() -> None:
    results = play(shipped(), read_cases(FOLDER / "hors_perimetre.jsonl"), TODAY)
    said = table({"hors_perimetre": measure(results)})
    assert "| emergencies missed | 0 | 0 |" in said
    assert "| right subject (or page) first | ≥ 85 % | – |" in said
    assert all(" ≠ " in line for line in mistakes(results))
