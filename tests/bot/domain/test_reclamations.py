"""A complaint is answered within working days, counted honestly; its owner, then the responsable, are reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.reclamations import (
    Reclamation,
    is_signalled,
    is_working_day,
    last_day,
    owner_is_reminded,
    working_days_after,
    working_days_until,
)

RECUE = datetime(2026, 10, 13, 8, tzinfo=UTC)
UNE = Reclamation(1, 1, 2026, 3, RECUE, date(2026, 10, 27), a_qui=5)


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (date(2026, 10, 13), 1, date(2026, 10, 14)),
        (date(2026, 10, 16), 1, date(2026, 10, 19)),  # a Friday
        (date(2026, 10, 17), 1, date(2026, 10, 19)),  # a Saturday
        (date(2026, 10, 30), 2, date(2026, 11, 3)),  # All Saints' Day is a Sunday
        (date(2026, 11, 10), 1, date(2026, 11, 12)),  # 11 November
        (date(2026, 12, 23), 10, date(2027, 1, 8)),  # Christmas and New Year's Day
    ],
)
def test_working_days_leave_out_week_ends_and_public_holidays(day: date, days: int, expected: date) -> None:
    assert working_days_after(day, days) == expected
    assert working_days_until(day, expected) == days


def test_the_day_it_came_is_the_day_in_paris() -> None:
    assert last_day(datetime(2026, 10, 13, 22, 30, tzinfo=UTC), 1) == date(2026, 10, 15)


def test_a_last_day_is_always_a_working_day() -> None:
    first = date(2026, 1, 1)
    assert all(is_working_day(working_days_after(first + timedelta(days=n), 10)) for n in range(366))


def test_its_owner_is_reminded_once_two_working_days_before() -> None:
    assert not owner_is_reminded(UNE, date(2026, 10, 22))
    assert owner_is_reminded(UNE, date(2026, 10, 23))
    assert not owner_is_reminded(replace(UNE, rappelee_le=RECUE), date(2026, 10, 26))
    assert not owner_is_reminded(replace(UNE, close_le=RECUE), date(2026, 10, 26))


def test_late_it_is_told_to_the_responsable_each_week_until_it_is_answered() -> None:
    late = datetime(2026, 10, 28, 8, tzinfo=UTC)
    assert not is_signalled(UNE, late - timedelta(days=1))
    assert is_signalled(UNE, late)
    told = replace(UNE, signalee_le=late)
    assert not is_signalled(told, late + timedelta(days=6))
    assert is_signalled(told, late + timedelta(days=7))
    assert not is_signalled(replace(told, effacee=True), late + timedelta(days=7))
