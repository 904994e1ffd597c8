"""Any seven days hold the cap, whatever was written in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.plafond import SEMAINE, first_within_cap

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)


def days(*numbers: float) -> list[datetime]:
    return [NOW + timedelta(days=n) for n in numbers]


def test_below_the_cap_nothing_waits() -> None:
    assert first_within_cap(NOW, days(-1, -2), 3) == NOW
    assert first_within_cap(NOW, days(-8, -9, -10, -11), 3) == NOW


def test_at_the_cap_the_letter_waits_until_the_oldest_that_counts_is_a_week_old() -> None:
    leaves = first_within_cap(NOW, days(-1, -3, -5), 3)
    assert NOW + timedelta(days=2) < leaves < NOW + timedelta(days=2, seconds=1)


def test_what_is_still_to_leave_counts_as_well() -> None:
    assert first_within_cap(NOW, days(1, 2, 3), 3) > NOW + timedelta(days=8)


@given(st.lists(st.floats(0, 60), min_size=1, max_size=40), st.integers(1, 5))
def test_no_seven_days_ever_hold_more_than_the_cap(wanted: list[float], cap: int) -> None:
    written: list[datetime] = []
    for day in wanted:
        written.append(first_within_cap(NOW + timedelta(days=day), written, cap))
    for start in written:
        assert sum(start <= other <= start + SEMAINE for other in written) <= cap
