"""Hours typed in one go."""

from __future__ import annotations

from datetime import time

import pytest

from bot.domain.saisie_creneau import parse_creneau


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("7h30-18h", (time(7, 30), time(18))),
        ("de 7 h 30 à 18 h", (time(7, 30), time(18))),
        ("7 h 30 \u2013 18 h", (time(7, 30), time(18))),
        ("de sept heures et demie jusqu'à 18h15", (time(7, 30), time(18, 15))),
        ("entre 8 h et midi", (time(8), time(12))),
        ("de 20 h à 6 h", (time(20), time(6))),
    ],
)
def test_two_hours_are_read(text: str, read: tuple[time, time]) -> None:
    assert parse_creneau(text) == read


@pytest.mark.parametrize("text", ["7h30", "sept heures et demie", "le matin", "de 8 h à 8 h", "8 h - 30 h", ""])
def test_anything_else_is_not(text: str) -> None:
    assert parse_creneau(text) is None
