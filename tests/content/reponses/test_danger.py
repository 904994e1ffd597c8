"""Emergencies and sensitive words: on everybody's wordings, and on what looks like them and is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from content.reponses.ancres import anchors
from content.reponses.danger import RETRAIT, SORTES, find_danger, find_sensible, lexique
from content.reponses.danger_langues import find_foreign_danger
from content.reponses.lexique import Lexique
from content.reponses.regles import Atelier

FILE = Path(__file__).parents[2] / "eval" / "urgences.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
PARTS = ("reglage", "a_part")


def of(part: str, expect: str | None) -> list[dict[str, Any]]:
    return [line for line in LINES if line["part"] == part and line.get("expect") == expect]


@pytest.mark.parametrize("part", PARTS)
def test_every_emergency_is_recognised(part: str) -> None:
    lines = of(part, "emergency")
    assert len(lines) > 100
    assert [line["q"] for line in lines if find_danger(line["q"]) is None] == []


@pytest.mark.parametrize("part", PARTS)
def test_one_ordinary_sentence_in_two_hundred_at_most_is_taken_for_an_emergency(part: str) -> None:
    lines = of(part, None)
    assert len(lines) > 200
    wrong = [line["q"] for line in lines if find_danger(line["q"])]
    assert len(wrong) <= len(lines) / 200, wrong


@pytest.mark.parametrize("part", PARTS)
def test_an_ordinary_sentence_is_not_sensitive(part: str) -> None:
    lines = of(part, None)
    wrong = [line["q"] for line in lines if find_sensible(line["q"])]
    assert len(wrong) <= len(lines) / 100, wrong


@pytest.mark.parametrize("part", PARTS)
def test_what_needs_a_human_gets_one(part: str) -> None:
    lines = of(part, "escalate")
    lost = [line["q"] for line in lines if not find_sensible(line["q"]) and not find_danger(line["q"])]
    assert len(lost) <= len(lines) / 20, lost


@pytest.mark.parametrize(
    ("said", "sorte"),
    [
        ("mon bébé de trois mois ne respire plus", "vitale"),
        ("IL SETOUFFFE", "vitale"),
        ("il ne respire plus et son père l'a secoué", "vitale"),
        ("je vais secouer mon bébé il arrête pas de pleurer", "epuisement"),
        ("j'ai secoué mon bébé", "vitale"),
        ("jveu mourir", "suicide"),
        ("mon mari me frappe en ce moment", "violence"),
        ("le voisin bat son fils", "enfant"),
    ],
)
def test_the_sort_decides_the_message(said: str, sorte: str) -> None:
    found = find_danger(said)
    assert found is not None
    assert found.sorte == sorte


@pytest.mark.parametrize(
    ("said", "sorte"),
    [
        ("la PMI veut me retirer mon agrément", "agrement"),
        ("la mère est ivre tous les soirs quand elle vient le chercher", "maltraitance"),
        ("un enfant que j'accueille est toujours sale et il a faim", "maltraitance"),
        ("la voisine garde des enfants sans agrément", "travail_dissimule"),
        ("je n'ai plus d'argent pour acheter du lait", "dettes"),
        ("je crois que la nounou frappe mon fils", "inquietude_professionnelle"),
        ("la famille me doit 2400 € et a disparu", "litige"),
        ("un parent menace de me frapper", "menace"),
        ("discrimination à cause de mon voile", "exclusion"),
        ("notre bébé est mort", "deuil"),
    ],
)
def test_what_is_no_emergency_but_needs_a_human(said: str, sorte: str) -> None:
    assert find_danger(said) is None
    assert find_sensible(said) == sorte


def test_a_whole_emergency_message_says_what_else_is_said() -> None:
    found = find_danger("mon mari me frappe et le bébé ne respire plus")
    assert found is not None
    assert (found.sorte, "violence" in found.aussi) == ("vitale", True)


def test_an_emergency_at_the_end_of_a_long_message_is_read() -> None:
    assert find_danger("Bonjour, je vous explique la situation. " * 90 + "il ne respire plus") is not None


@pytest.mark.parametrize(
    ("said", "lang"),
    [("my baby is not breathing", "en"), ("моя дитина не дихає", "uk"), ("لا يتنفس", "ar"), ("nefes almıyor", "tr")],
)
def test_an_emergency_in_another_language_says_which(said: str, lang: str) -> None:
    found = find_danger(said)
    assert found is not None
    assert found.lang == lang


def test_words_in_other_languages_that_only_look_like_them_are_none() -> None:
    assert find_foreign_danger("Здравствуйте, нужна кровать для ребенка") is None
    assert find_foreign_danger("je suis thérapeute et ma fille a des allergies") is None


def test_every_sort_that_asks_for_silence_is_a_sort() -> None:
    told = {line["sorte"] for line in LINES if line.get("expect") == "escalate"}
    assert told >= RETRAIT
    assert {line["sorte"] for line in LINES if line.get("expect") == "emergency"} == set(SORTES)


def test_a_motif_is_tried_only_when_one_of_its_words_was_said() -> None:
    assert anchors("enfant~3(respirer|souffle) (pas|plus)") == frozenset(("respirer", "souffle"))
    assert anchors("(se |s )?couper~2doigts?") == frozenset(("couper",))
    assert anchors("[a-z]*ment") is None


def test_a_motif_that_nothing_announces_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text('[[regle]]\nsorte = "a"\nsi = ["[a-z]*ment"]\n', "utf-8")
    with pytest.raises(ValueError, match="a word of its own"):
        Atelier(lexique(), {}).load(file)


def test_the_lexicon_reads_phones() -> None:
    words = Lexique({"etouffer": "etouf*", "connaissance": "~connaissance"}, {"chui": "je suis"}, ["ne", "n"], ["dans"])
    assert words.read("S'ÉTOUFFFE !!") == " . s etouffer . . "
    assert words.read("setouffe") == " . s etouffer . "
    assert words.read("perdu conaissance") == " . perdu connaissance . "
    assert words.read("chui n'importe") == " . je suis importe . "
    assert words.read("38.9") == " . 38 9 . "
