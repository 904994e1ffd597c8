"""Quiet hours and public holidays in Paris, over both time changes."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendrier import (
    PARIS,
    is_allowed,
    is_quiet_day,
    jour_ferie,
    leaves_late,
    next_allowed,
    to_paris,
    to_utc,
)
from bot.domain.reglages import BORNES, PLAGES, Reglages

REGLAGES = Reglages()
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))


def paris(*when: int) -> datetime:
    return datetime(*when, tzinfo=PARIS)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (paris(2026, 10, 13, 10, 0), paris(2026, 10, 13, 10, 0)),  # Tuesday morning: at once
        (paris(2026, 10, 13, 8, 0), paris(2026, 10, 13, 8, 0)),
        (paris(2026, 10, 13, 7, 59), paris(2026, 10, 13, 8, 0)),
        (paris(2026, 10, 13, 19, 59), paris(2026, 10, 13, 19, 59)),
        (paris(2026, 10, 13, 20, 0), paris(2026, 10, 14, 8, 0)),
        (paris(2026, 10, 14, 0, 0), paris(2026, 10, 14, 8, 0)),  # midnight belongs to the new day
        (paris(2026, 10, 17, 20, 0), paris(2026, 10, 19, 8, 0)),  # Saturday evening: not on Sunday
        (paris(2027, 3, 27, 20, 30), paris(2027, 3, 30, 8, 0)),  # nor on Easter Monday, 29 March 2027
        (paris(2026, 12, 24, 21, 0), paris(2026, 12, 26, 8, 0)),
        (paris(2028, 2, 28, 22, 0), paris(2028, 2, 29, 8, 0)),  # a leap day is a day
        (paris(2026, 11, 11, 9, 0), paris(2026, 11, 12, 8, 0)),
    ],
)
def test_an_automatic_message_waits_for_the_day(now: datetime, leaves: datetime) -> None:
    assert next_allowed(now, REGLAGES) == leaves


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (paris(2027, 3, 27, 20, 30), paris(2027, 3, 27, 20, 30)),  # Saturday 20 h 30: at once
        (paris(2027, 3, 27, 21, 0), paris(2027, 3, 28, 7, 0)),  # Sunday of the time change, at 7 h
        (paris(2027, 3, 29, 6, 59), paris(2027, 3, 29, 7, 0)),  # Easter Monday too
    ],
)
def test_whoever_chose_evenings_and_weekends_is_written_to_from_7_to_21_every_day(
    now: datetime, leaves: datetime
) -> None:
    assert next_allowed(now, REGLAGES, always_daytime=True) == leaves


def test_eight_o_clock_is_eight_o_clock_on_both_sides_of_the_time_changes() -> None:
    assert next_allowed(paris(2026, 10, 24, 20, 0), REGLAGES) == datetime(2026, 10, 26, 7, 0, tzinfo=UTC)
    assert next_allowed(paris(2026, 10, 23, 20, 0), REGLAGES) == datetime(2026, 10, 24, 6, 0, tzinfo=UTC)
    assert next_allowed(paris(2026, 3, 28, 20, 0), REGLAGES) == datetime(2026, 3, 30, 6, 0, tzinfo=UTC)


def test_an_hour_that_the_time_change_skips_is_read_one_hour_later_and_a_repeated_one_is_the_first() -> None:
    assert to_utc(date(2027, 3, 28), time(2, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # 3 h 30 in Paris
    assert to_utc(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_relais_may_widen_its_silence() -> None:
    discreet = Reglages(silence_avant=time(9, 30), silence_apres=time(18))
    assert next_allowed(paris(2026, 10, 13, 9, 0), discreet) == paris(2026, 10, 13, 9, 30)
    assert next_allowed(paris(2026, 10, 13, 18, 0), discreet) == paris(2026, 10, 14, 9, 30)


@given(INSTANTS, st.booleans())
def test_what_leaves_never_leaves_earlier_nor_at_a_quiet_hour_and_waits_no_second_time(
    now: datetime, always: bool
) -> None:
    leaves = next_allowed(now, REGLAGES, always_daytime=always)
    local = leaves.astimezone(PARIS)
    assert leaves >= now
    assert leaves.tzinfo is UTC
    assert is_allowed(leaves, REGLAGES, always_daytime=always)
    assert (time(7) <= local.time() < time(21)) if always else (time(8) <= local.time() < time(20))
    assert always or (local.weekday() != 6 and jour_ferie(local.date()) is None)
    assert leaves - now <= timedelta(days=4)


@given(INSTANTS)
def test_no_earlier_whole_hour_would_have_been_allowed(now: datetime) -> None:
    leaves = next_allowed(now, REGLAGES)
    hours = (now + timedelta(hours=n) for n in range(100))
    assert all(next_allowed(hour, REGLAGES) == leaves for hour in hours if hour < leaves)


def test_naive_datetimes_are_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        to_paris(datetime(2026, 10, 13, 10, 0))
    with pytest.raises(ValueError, match="naive"):
        next_allowed(datetime(2026, 10, 13, 10, 0), REGLAGES)


def test_any_time_zone_comes_in_and_utc_goes_out() -> None:
    tokyo = datetime(2026, 10, 13, 12, 0, tzinfo=timezone(timedelta(hours=9)))  # 5 h in Paris
    assert next_allowed(tokyo, REGLAGES).isoformat() == "2026-10-13T06:00:00+00:00"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 3, 29), "Lundi de Pâques"),
        (date(2027, 5, 6), "Ascension"),
        (date(2026, 7, 14), "Fête nationale"),
        (date(2026, 10, 13), None),
        (date(2027, 3, 26), None),  # Good Friday is no holiday outside Alsace-Moselle
    ],
)
def test_the_public_holidays_are_the_french_ones(day: date, name: str | None) -> None:
    assert jour_ferie(day) == name


def test_sundays_and_public_holidays_are_quiet_but_saturdays_are_not() -> None:
    assert is_quiet_day(date(2026, 10, 18))
    assert is_quiet_day(date(2027, 3, 29))
    assert not is_quiet_day(date(2026, 10, 17))


def test_every_setting_has_bounds_that_hold_its_default() -> None:
    for name in Reglages.__slots__:
        value = getattr(REGLAGES, name)
        if isinstance(value, bool):
            continue
        low, high = PLAGES[name] if isinstance(value, time) else BORNES[name]
        assert low <= value <= high, name


def test_a_late_letter_waits_for_morning_and_for_seven_for_who_wants_to_be_told_in_the_evening() -> None:
    reglages = Reglages()
    written = datetime.fromisoformat("2026-10-13T10:00:00+02:00")
    evening = datetime.fromisoformat("2026-10-13T20:30:00+02:00")
    night = datetime.fromisoformat("2026-10-13T23:00:00+02:00")
    assert leaves_late(written, written, reglages) == written
    assert leaves_late(written, night, reglages) == datetime.fromisoformat("2026-10-14T08:00:00+02:00")
    assert leaves_late(evening, evening, reglages) == evening
    assert leaves_late(evening, night, reglages) == datetime.fromisoformat("2026-10-14T07:00:00+02:00")


SIESTE, SOIR = (time(13), time(15)), (time(18), time(20))


@pytest.mark.parametrize(
    ("now", "within", "leaves"),
    [
        (paris(2026, 10, 13, 10, 0), SIESTE, paris(2026, 10, 13, 13, 0)),
        (paris(2026, 10, 13, 14, 59), SIESTE, paris(2026, 10, 13, 14, 59)),
        (paris(2026, 10, 13, 15, 0), SIESTE, paris(2026, 10, 14, 13, 0)),
        (paris(2026, 10, 17, 19, 0), SOIR, paris(2026, 10, 17, 19, 0)),
        (paris(2026, 10, 17, 20, 30), SOIR, paris(2026, 10, 19, 18, 0)),  # Saturday evening: not on Sunday
        (paris(2026, 10, 13, 7, 0), (time(7), time(12)), paris(2026, 10, 13, 8, 0)),  # nobody makes the relais earlier
    ],
)
def test_the_hours_she_prefers_lie_inside_the_quiet_hours_rule(
    now: datetime, within: tuple[time, time], leaves: datetime
) -> None:
    assert next_allowed(now, REGLAGES, within=within) == leaves


def test_hours_that_the_relais_never_writes_at_are_not_waited_for() -> None:
    early = Reglages(silence_apres=time(18))
    assert next_allowed(paris(2026, 10, 13, 10, 0), early, within=SOIR) == paris(2026, 10, 13, 10, 0)


def test_what_cannot_wait_does_not_look_at_the_hours_she_prefers() -> None:
    now = paris(2026, 10, 13, 10, 0)
    assert next_allowed(now, REGLAGES, always_daytime=True, within=SOIR) == now
