"""A team is told of each week once, on a day when somebody is there, and of no day twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.changements import Changements, due_week, last_seven_days
from bot.domain.relais import Fermeture
from bot.relais import EXEMPLES, load_relais

RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")
LUNDI = date(2026, 11, 16)
SEMAINE = (LUNDI - timedelta(days=7), LUNDI)


def test_on_monday_the_week_that_ended_on_sunday() -> None:
    assert due_week(RELAIS, None, LUNDI) == SEMAINE
    assert due_week(RELAIS, LUNDI - timedelta(days=7), LUNDI) == SEMAINE


def test_never_twice() -> None:
    for day in range(7):
        assert due_week(RELAIS, LUNDI, LUNDI + timedelta(days=day)) is None
    assert due_week(RELAIS, LUNDI, LUNDI + timedelta(days=7)) == (LUNDI, LUNDI + timedelta(days=7))


def test_a_closed_monday_is_told_on_tuesday() -> None:
    closed = replace(RELAIS, fermetures=(Fermeture(LUNDI, LUNDI),))
    assert due_week(closed, None, LUNDI) is None
    assert due_week(closed, None, LUNDI + timedelta(days=1)) == SEMAINE


@pytest.mark.parametrize("late", range(1, 7))
def test_a_monday_that_was_missed_is_told_as_soon_as_possible(late: int) -> None:
    assert due_week(RELAIS, SEMAINE[0], LUNDI + timedelta(days=late)) == SEMAINE


def test_weeks_of_holidays_are_told_together_and_no_day_is_lost() -> None:
    closed = replace(RELAIS, fermetures=(Fermeture(date(2026, 12, 21), date(2027, 1, 3)),))
    told, letters = date(2026, 12, 14), []
    for n in range(40):
        today = date(2026, 12, 14) + timedelta(days=n)
        week = due_week(closed, told, today)
        if week is not None:
            letters.append((today, *week))
            told = week[1]
    assert letters[0] == (date(2027, 1, 4), date(2026, 12, 14), date(2027, 1, 4))
    assert [du for _, du, _ in letters[1:]] == [au for *_, au in letters[:-1]]


def test_seven_days_and_today() -> None:
    du, au = last_seven_days(LUNDI)
    seen = Changements(du, au, ouvertes=2, departs=1)
    assert (du, seen.dernier_jour) == (date(2026, 11, 9), LUNDI)
    assert seen.en_tout == 3
