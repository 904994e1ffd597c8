"""A day that is past, as it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.saisie_passe import read_past_day

MARDI = date(2026, 10, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hier", date(2026, 10, 12)),
        ("Aujourd'hui", MARDI),
        ("avant-hier", date(2026, 10, 11)),
        ("lundi", date(2026, 10, 12)),
        ("vendredi dernier", date(2026, 10, 9)),
        ("mardi", date(2026, 10, 6)),
        ("13 octobre", MARDI),
        ("le 3 mars", date(2026, 3, 3)),
        ("14/10", date(2025, 10, 14)),
        ("20 octobre 2025", date(2025, 10, 20)),
    ],
)
def test_the_last_such_day_is_meant(text: str, day: date) -> None:
    assert read_past_day(text, MARDI) == day


@pytest.mark.parametrize(
    "text",
    ["demain", "lundi prochain", "dans 3 jours", "dès que possible", "14/10/2026", "3 mars 2020", "bonjour", "31/02"],
)
def test_a_day_to_come_or_too_old_is_not(text: str) -> None:
    assert read_past_day(text, MARDI) is None
