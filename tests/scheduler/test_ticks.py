"""The timetable on a French wall clock: summer, winter, leap days and midnight."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.ticks import PARIS, TIMETABLE, Rhythm, daily, every

INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))
HOURS = st.sampled_from([h for h in range(24) if h != 2])


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("now", "latest"),
    [
        ("2026-10-25T08:59", "2026-10-24T09:00"),  # winter begins this Sunday at 3 h
        ("2026-10-25T09:00", "2026-10-25T09:00"),
        ("2027-03-28T08:59", "2027-03-27T09:00"),  # summer begins this Sunday at 2 h
        ("2027-03-28T09:00", "2027-03-28T09:00"),
        ("2028-02-29T12:00", "2028-02-29T09:00"),
        ("2028-03-01T08:00", "2028-02-29T09:00"),
        ("2027-03-01T08:00", "2027-02-28T09:00"),
        ("2027-01-01T00:30", "2026-12-31T09:00"),
    ],
)
def test_every_day_at_nine_in_paris(now: str, latest: str) -> None:
    assert daily(9)(paris(now).astimezone(UTC)) == paris(latest)


def test_midnight_is_that_of_paris() -> None:
    late = datetime(2026, 7, 14, 22, 0, tzinfo=UTC)  # 0 h on the 15th
    assert daily(0)(late) == paris("2026-07-15T00:00")
    assert daily(0)(late - timedelta(seconds=1)) == paris("2026-07-14T00:00")


@given(INSTANTS, HOURS)
def test_an_occurrence_is_at_its_hour_in_paris_and_less_than_a_long_day_old(now: datetime, hour: int) -> None:
    latest = daily(hour)(now)
    assert latest <= now < latest + timedelta(hours=25)
    assert latest.astimezone(PARIS).hour == hour


@given(INSTANTS, HOURS)
def test_each_day_has_exactly_one_occurrence(now: datetime, hour: int) -> None:
    found = {daily(hour)(now + timedelta(minutes=20 * n)) for n in range(3 * 24 * 3)}
    days = sorted(instant.astimezone(PARIS).date() for instant in found)
    assert len(days) == len(set(days))
    assert [(b - a).days for a, b in itertools.pairwise(days)] == [1] * (len(days) - 1)


@given(INSTANTS, st.sampled_from([1, 5, 60, 600, 3600]))
def test_every_so_many_seconds(now: datetime, seconds: int) -> None:
    latest = every(seconds)(now)
    assert latest <= now < latest + timedelta(seconds=seconds)
    assert every(seconds)(latest) == latest


def test_nothing_is_scheduled_between_two_and_three() -> None:
    with pytest.raises(ValueError, match="2 h"):
        daily(2, 30)


def test_an_occurrence_done_is_not_due_again() -> None:
    rhythm = Rhythm("x", daily(9), lambda service: None)  # type: ignore[arg-type,return-value]
    now = paris("2026-10-13T10:00")
    assert rhythm.due(paris("2026-10-12T09:00"), now) == paris("2026-10-13T09:00")
    assert rhythm.due(paris("2026-10-13T09:00"), now) is None
    assert rhythm.due(paris("2026-10-14T09:00"), now) is None  # the clock went back


def test_each_rhythm_has_a_name_of_its_own() -> None:
    names = [rhythm.name for rhythm in TIMETABLE]
    assert len(names) == len(set(names))
