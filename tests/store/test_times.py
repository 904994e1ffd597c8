"""Instants: UTC text whose order is that of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.times import from_text, maybe_text, maybe_time, to_text

INSTANTS = st.datetimes(
    min_value=datetime(1000, 1, 1),
    max_value=datetime(9000, 1, 1),
    timezones=st.builds(lambda m: timezone(timedelta(minutes=m)), st.integers(-720, 720)),
)


@given(INSTANTS)
def test_an_instant_comes_back_as_it_was(instant: datetime) -> None:
    assert from_text(to_text(instant)) == instant


@given(INSTANTS, INSTANTS)
def test_comparing_texts_compares_times(one: datetime, other: datetime) -> None:
    assert (to_text(one) < to_text(other)) == (one < other)


def test_a_naive_date_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        to_text(datetime(2026, 10, 13, 10))


def test_it_is_written_in_utc() -> None:
    assert to_text(datetime.fromisoformat("2026-10-13T10:00:00+02:00")) == "2026-10-13T08:00:00.000000Z"
    assert from_text("2026-10-13T08:00:00.000000Z").tzinfo == UTC


def test_nothing_stays_nothing() -> None:
    assert maybe_text(None) is None
    assert maybe_time(None) is None
