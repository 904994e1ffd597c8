"""The evening before is an evening on which one may write, on both sides of the time change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.domain.ateliers import Atelier
from bot.domain.calendrier import PARIS, to_paris
from bot.domain.echeances_atelier import echeances_of, waiting_list_ends
from bot.domain.reglages import Reglages

AVANT = datetime(2026, 1, 5, 8, tzinfo=UTC)


def atelier(day: str) -> Atelier:
    debut = datetime.fromisoformat(f"{day}T09:15").replace(tzinfo=PARIS)
    return Atelier(1, 1, "eveil", "Éveil", debut, debut.replace(hour=11, minute=30), debut)


@pytest.mark.parametrize(
    ("day", "rappel"),
    [
        ("2026-10-14", "2026-10-13 18:00"),
        ("2026-10-12", "2026-10-10 18:00"),  # a Monday: on Saturday
        ("2026-03-30", "2026-03-28 18:00"),  # the clocks change on the Sunday between
        ("2026-10-26", "2026-10-24 18:00"),
        ("2026-11-12", "2026-11-10 18:00"),  # the 11th is a public holiday
    ],
)
def test_the_reminder_leaves_at_18_h_in_paris(day: str, rappel: str) -> None:
    found = echeances_of(atelier(day), Reglages(), AVANT)
    assert found.rappel_le is not None
    assert to_paris(found.rappel_le).strftime("%Y-%m-%d %H:%M") == rappel


def test_what_is_too_late_is_not_owed() -> None:
    one = atelier("2026-10-14")
    found = echeances_of(one, Reglages(), datetime(2026, 10, 13, 17, tzinfo=UTC))
    assert (found.rappel_le, found.demi_vide_le) == (None, None)
    assert found.presences_le is not None
    assert found.avis_le is not None


def test_a_quiet_evening_is_respected_and_a_loan_is_not_rated() -> None:
    reglages = replace(Reglages(), silence_apres=time(17))
    found = echeances_of(replace(atelier("2026-10-14"), ressource_id=3), reglages, AVANT)
    assert found.rappel_le is not None
    assert to_paris(found.rappel_le).hour == 16
    assert (found.demi_vide_le, found.avis_le) == (None, None)


@pytest.mark.parametrize(
    ("day", "ferme", "fin"),
    [
        ("2026-10-15", "2026-10-14 16:00", "2026-10-14 20:00"),
        ("2026-10-12", "2026-10-09 16:00", "2026-10-10 20:00"),  # a Monday: until Saturday evening
        ("2026-10-15", "2026-10-08 16:00", "2026-10-14 20:00"),
        ("2026-10-15", "2026-10-15 09:15", "2026-10-15 09:15"),  # registrations open until it begins
        ("2026-10-15", "2026-10-20 09:15", "2026-10-15 09:15"),
    ],
)
def test_the_waiting_list_lives_until_the_evening_before(day: str, ferme: str, fin: str) -> None:
    closes = datetime.fromisoformat(ferme).replace(tzinfo=PARIS)
    ends = waiting_list_ends(replace(atelier(day), fermeture_le=closes), Reglages())
    assert to_paris(ends).strftime("%Y-%m-%d %H:%M") == fin
