"""Other languages and small talk, as people type them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from content.reponses.danger_langues import _patterns
from content.reponses.langues import find_language, langue, langues
from content.reponses.politesse import find_smalltalk
from content.urgences import numero, read_urgences

EVAL = Path(__file__).parents[2] / "eval"
PARTS = ("reglage", "a_part")
ASKED = {"en", "ar", "uk", "tr", "ro", "pt", "es", "ru", "pl", "it", "bg", "sq", "de", "fa", "ps", "zh", "ta", "bn"}


def lines(name: str, part: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in (EVAL / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return [line for line in found if line["part"] == part]


@pytest.mark.parametrize("part", PARTS)
def test_a_language_is_recognised_and_french_is_left_alone(part: str) -> None:
    said = lines("langues", part)
    wrong = [line["q"] for line in said if "lang" in line and find_language(line["q"]) != line["lang"]]
    assert len(wrong) <= 0.05 * sum("lang" in line for line in said), wrong
    assert [line["q"] for line in said if "lang" not in line and find_language(line["q"])] == []


@pytest.mark.parametrize("part", PARTS)
def test_small_talk_is_recognised_and_a_question_is_left_alone(part: str) -> None:
    said = lines("politesse", part)
    lost = [line["q"] for line in said if "sorte" in line and find_smalltalk(line["q"]) is None]
    assert len(lost) <= 0.03 * len(said), lost
    assert [line["q"] for line in said if "sorte" not in line and find_smalltalk(line["q"])] == []


def test_we_can_answer_in_every_language_that_we_recognise_by_its_words() -> None:
    for code in ASKED:
        words = langue(code)
        assert words is not None, code
        assert "{relais}" in words.reponse
        assert "{contact}" in words.reponse
        assert "15" in words.urgence
        assert "112" in words.urgence
    assert {lang for _, lang, _ in _patterns()} <= set(langues())


def test_the_answer_in_french_is_the_rest_of_the_bot() -> None:
    assert langue("fr") is None
    assert langue("xx") is None


@pytest.mark.parametrize("said", ["", "   ", "?", "👍", "12", "azerty", "bonjour", "merci"])
def test_nothing_is_small_talk_and_an_emergency_or_a_language(said: str) -> None:
    assert find_smalltalk(said) is not None
    assert find_language(said) is None


def test_the_numbers_have_a_source_and_wait_for_a_human() -> None:
    found = read_urgences()
    assert {one.numero for one in found.numeros} >= {"15", "18", "112", "114", "17", "119", "3919", "3114"}
    assert all(one.adresse.startswith("https://") for one in found.numeros)
    assert not found.is_signed  # written by a human only, never by who writes the program
    assert numero("samu") == "15"
