"""Numbers, parts of a text, and who waits too long."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.codes import ALPHABET, CODE_SEUL, LONGUEUR, affiche, read_code, wait_until
from bot.domain.conversations import (
    TEXTE_MAX,
    Conversation,
    decide_attente,
    is_late,
    number_in_key,
    parts,
    read_number,
)
from bot.domain.equipe import Presence, judge
from bot.relais import EXEMPLES, load_relais

RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")  # Monday to Friday, 13 h 30 to 17 h


def at(text: str) -> datetime:
    """A Paris time of October 2026."""
    return datetime.fromisoformat(f"2026-10-{text}:00+02:00")


def waiting(since: datetime) -> Conversation:
    """Somebody who waits since then."""
    return Conversation(1, 1, 1, 1, "Camille", None, since, since, attend_depuis=since)


def test_a_number_is_read_in_a_text_or_in_a_key() -> None:
    assert read_number("#214 · Camille : bonjour") == 214
    assert read_number("le 214 de la rue") is None
    assert number_in_key("conversation:214:m5:0:99") == 214
    assert number_in_key("proposition:214:ecrite:9") is None


@given(st.text(alphabet="ab \n", max_size=9000))
def test_the_parts_of_a_text_fit_and_lose_no_word(text: str) -> None:
    found = list(parts(text))
    assert all(len(part) <= TEXTE_MAX for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_only_open_hours_count_before_somebody_is_late() -> None:
    assert not is_late(RELAIS, waiting(at("13T16:00")), at("14T09:00"))  # one open hour, then the night
    assert not is_late(RELAIS, waiting(at("13T16:00")), at("14T15:29"))
    assert is_late(RELAIS, waiting(at("13T16:00")), at("14T15:30"))


def test_the_next_opening_is_promised_only_when_it_is_closed() -> None:
    assert decide_attente(RELAIS, at("13T15:00")).ouvert
    assert decide_attente(RELAIS, at("13T18:00")).cle == "2026-10-14"


def test_a_code_is_read_as_people_type_it() -> None:
    code = ALPHABET[:LONGUEUR]
    assert read_code(affiche(code)) == code
    assert read_code(affiche(code).lower().replace("-", " – ")) == code
    assert read_code(code[:-1]) is None
    assert read_code(code[:-1] + "0") is None


def test_every_fifth_wrong_code_makes_wait() -> None:
    assert [n for n in range(1, 12) if wait_until(n, at("13T10:00"))] == [5, 10]


def test_a_group_is_right_only_with_known_animatrices_and_an_administrator_bot() -> None:
    assert judge(Presence(3, 3, administrateur=True, forum=False)) is None
    assert judge(Presence(3, 2, administrateur=True, forum=False)) == "etrangers"
    assert judge(Presence(3, 3, administrateur=False, forum=False)) == "pas_administrateur"
    assert judge(Presence(0, 0, administrateur=True, forum=False)) == "vide"


@pytest.mark.parametrize(
    "typed",
    ["KM7P-2QXA-9TRD", "KM7P2QXA9TRD", "km7p-2qxa-9trd", "km7p 2qxa 9trd", "KM7P – 2QXA – 9TRD", "ABIL-01OU-9TRD"],
)
def test_a_code_alone_is_read_as_a_code_even_misspelt(typed: str) -> None:
    assert re.match(CODE_SEUL, typed)


@pytest.mark.parametrize("said", ["appartements", "vous avez tout", "06 39 98 00 01", "0639980001", "le 12 mars 2026"])
def test_words_numbers_and_dates_are_no_code(said: str) -> None:
    assert not re.match(CODE_SEUL, said)
