"""Opening hours: what a relais may promise, and delays that count only the time when somebody is there."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendrier import PARIS
from bot.domain.ouvertures import (
    add_open_days,
    add_open_hours,
    is_open,
    is_open_day,
    next_opening,
    openings_on,
)
from bot.domain.relais import Commune, Fermeture, Permanence, Relais

LILLERS = Commune("62516", "Lillers", ("62190",), 50.5615, 2.4825)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))


def paris(*when: int) -> datetime:
    return datetime(*when, tzinfo=PARIS)  # type: ignore[misc, arg-type]


def relais(*permanences: Permanence, fermetures: tuple[Fermeture, ...] = ()) -> Relais:
    return Relais("x", "RPE", "RPE", "62", "B", communes=(LILLERS,), permanences=permanences, fermetures=fermetures)


APRES_MIDI = relais(
    *(Permanence(jour, time(13, 30), time(17), lieu=lieu) for jour in range(5) for lieu in ("lillers", "isbergues"))
)
MARDI = relais(Permanence(1, time(13, 30), time(17)))
MATINS = [Permanence(jour, demi_journee="matin") for jour in (0, 4)]
DEMI_JOURNEES = relais(*MATINS, Permanence(0, demi_journee="apres_midi"))
SANS_HORAIRES = relais()


def test_somebody_will_answer_tuesday_13_october_from_13_30() -> None:
    ouverture = next_opening(APRES_MIDI, paris(2026, 10, 13, 10, 0))
    assert ouverture is not None
    assert ouverture.debut == paris(2026, 10, 13, 13, 30)
    assert ouverture.jour == date(2026, 10, 13)
    assert ouverture.heures_connues


def test_permanences_at_the_same_time_in_several_places_are_one_opening() -> None:
    (ouverture,) = openings_on(APRES_MIDI, date(2026, 10, 13))
    assert ouverture.lieux == ("lillers", "isbergues")


def test_permanences_that_overlap_are_joined_and_others_stay_apart() -> None:
    two = relais(Permanence(1, time(9), time(11)), Permanence(1, time(10), time(12)), Permanence(1, time(14), time(16)))
    assert [(o.debut, o.fin) for o in openings_on(two, date(2026, 10, 13))] == [
        (paris(2026, 10, 13, 9, 0), paris(2026, 10, 13, 12, 0)),
        (paris(2026, 10, 13, 14, 0), paris(2026, 10, 13, 16, 0)),
    ]


@pytest.mark.parametrize("second", [(time(12), time(14)), (time(9, 30), time(10))])
def test_permanences_that_follow_each_other_or_lie_inside_one_another_are_one(second: tuple[time, time]) -> None:
    (ouverture,) = openings_on(relais(Permanence(1, time(9), time(12)), Permanence(1, *second)), date(2026, 10, 13))
    assert ouverture.debut == paris(2026, 10, 13, 9, 0)
    assert ouverture.fin == paris(2026, 10, 13, max(12, second[1].hour), 0)


def test_an_appointment_is_needed_only_when_every_joined_permanence_needs_one() -> None:
    strict = Permanence(1, time(9), time(12), sur_rendez_vous=True)
    (free,) = openings_on(relais(strict, Permanence(1, time(10), time(12))), date(2026, 10, 13))
    (bound,) = openings_on(relais(strict), date(2026, 10, 13))
    assert (free.sur_rendez_vous, bound.sur_rendez_vous) == (False, True)


def test_a_relais_is_open_from_the_first_minute_and_no_longer_at_the_last() -> None:
    assert not is_open(APRES_MIDI, paris(2026, 10, 13, 13, 29))
    assert is_open(APRES_MIDI, paris(2026, 10, 13, 13, 30))
    assert not is_open(APRES_MIDI, paris(2026, 10, 13, 17, 0))


def test_the_opening_in_progress_comes_first() -> None:
    ouverture = next_opening(APRES_MIDI, paris(2026, 10, 13, 15, 0))
    assert ouverture is not None
    assert ouverture.debut == paris(2026, 10, 13, 13, 30)


def test_at_the_very_end_of_an_opening_the_next_one_counts() -> None:
    ouverture = next_opening(APRES_MIDI, paris(2026, 10, 13, 17, 0))
    assert ouverture is not None
    assert ouverture.debut == paris(2026, 10, 14, 13, 30)


def test_after_saturday_27_march_2027_at_20_30_the_relais_answers_on_tuesday() -> None:
    ouverture = next_opening(APRES_MIDI, paris(2027, 3, 27, 20, 30))
    assert ouverture is not None
    assert ouverture.debut == paris(2027, 3, 30, 13, 30)  # Monday 29 is Easter Monday


def test_closing_days_are_skipped_both_ends_included() -> None:
    closed = relais(*APRES_MIDI.permanences, fermetures=(Fermeture(date(2026, 12, 24), date(2027, 1, 4)),))
    ouverture = next_opening(closed, paris(2026, 12, 23, 18, 0))
    assert ouverture is not None
    assert ouverture.jour == date(2027, 1, 5)
    assert is_open_day(closed, date(2026, 12, 23))
    assert not is_open_day(closed, date(2026, 12, 24))
    assert not is_open_day(closed, date(2027, 1, 4))


def test_without_known_permanences_a_day_is_promised_but_no_hour() -> None:
    ouverture = next_opening(SANS_HORAIRES, paris(2026, 10, 17, 10, 0))  # a Saturday
    assert ouverture is not None
    assert ouverture.jour == date(2026, 10, 19)
    assert not ouverture.heures_connues


def test_known_half_days_without_hours_promise_the_half_day_only() -> None:
    morning, afternoon = openings_on(DEMI_JOURNEES, date(2026, 10, 12))
    assert (morning.demi_journee, afternoon.demi_journee) == ("matin", "apres_midi")
    assert not morning.heures_connues
    assert not is_open_day(DEMI_JOURNEES, date(2026, 10, 14))


def test_known_hours_win_over_a_bare_day() -> None:
    mixed = relais(Permanence(1), Permanence(1, time(13, 30), time(17)))
    (ouverture,) = openings_on(mixed, date(2026, 10, 13))
    assert ouverture.heures_connues
    assert ouverture.debut == paris(2026, 10, 13, 13, 30)


def test_a_permanence_on_a_saturday_is_an_opening() -> None:
    saturday = relais(Permanence(5, time(9), time(12)))
    assert is_open(saturday, paris(2026, 10, 17, 9, 0))


@pytest.mark.parametrize(
    ("now", "hours", "due"),
    [
        (paris(2026, 10, 13, 10, 0), 2, paris(2026, 10, 13, 15, 30)),
        (paris(2026, 10, 13, 15, 0), 2, paris(2026, 10, 13, 17, 0)),
        (paris(2026, 10, 13, 15, 0), 3, paris(2026, 10, 14, 14, 30)),
        (paris(2027, 3, 27, 20, 30), 4, paris(2027, 3, 31, 14, 0)),  # Easter: 3 h 30 on Tuesday, half an hour after
        (paris(2026, 10, 23, 16, 0), 2, paris(2026, 10, 26, 14, 30)),  # over the Sunday of the time change
    ],
)
def test_open_hours_count_only_while_somebody_is_there(now: datetime, hours: float, due: datetime) -> None:
    assert add_open_hours(APRES_MIDI, now, hours) == due


@pytest.mark.parametrize(
    ("now", "days", "due"),
    [
        (paris(2026, 10, 13, 10, 0), 1, paris(2026, 10, 14, 10, 0)),
        (paris(2026, 10, 16, 10, 0), 1, paris(2026, 10, 19, 10, 0)),  # Friday to Monday
        (paris(2027, 3, 27, 20, 30), 1, paris(2027, 3, 31, 13, 30)),  # from Tuesday's opening to Wednesday
        (paris(2026, 10, 13, 10, 0), 0, paris(2026, 10, 13, 10, 0)),
        (paris(2026, 10, 23, 10, 0), 1, paris(2026, 10, 26, 10, 0)),  # the same hour on the clock
        (paris(2028, 2, 28, 10, 0), 1, paris(2028, 2, 29, 10, 0)),
    ],
)
def test_open_days_skip_the_days_without_anybody(now: datetime, days: int, due: datetime) -> None:
    assert add_open_days(APRES_MIDI, now, days) == due


def test_a_relais_open_one_day_a_week_takes_a_week_for_an_open_day() -> None:
    assert add_open_days(MARDI, paris(2026, 10, 13, 10, 0), 1) == paris(2026, 10, 20, 10, 0)


def test_a_relais_closed_for_more_than_a_year_has_no_next_opening_but_its_delays_end() -> None:
    shut = relais(fermetures=(Fermeture(date(2026, 1, 1), date(2029, 1, 1)),))
    now = paris(2026, 10, 13, 10, 0)
    assert next_opening(shut, now) is None
    assert add_open_hours(shut, now, 5) == now + timedelta(hours=5)
    assert add_open_days(shut, now, 2) == now + timedelta(days=2)


def test_naive_datetimes_are_refused() -> None:
    naive = datetime(2026, 10, 13, 10, 0)
    for refuse in (lambda: is_open(MARDI, naive), lambda: next_opening(MARDI, naive)):
        with pytest.raises(ValueError, match="naive"):
            refuse()
    with pytest.raises(ValueError, match="naive"):
        add_open_hours(MARDI, naive, 1)
    with pytest.raises(ValueError, match="naive"):
        add_open_days(MARDI, naive, 1)


@given(INSTANTS, st.sampled_from([APRES_MIDI, MARDI, DEMI_JOURNEES, SANS_HORAIRES]), st.floats(0.1, 40))
def test_a_delay_in_open_hours_ends_while_the_relais_is_open_and_grows_with_the_hours(
    now: datetime, where: Relais, hours: float
) -> None:
    due = add_open_hours(where, now, hours)
    assert due >= now + timedelta(hours=hours)
    assert due.tzinfo is UTC
    assert is_open(where, due - timedelta(microseconds=1))
    assert add_open_hours(where, now, hours + 1) > due


@given(INSTANTS, st.sampled_from([APRES_MIDI, MARDI, DEMI_JOURNEES, SANS_HORAIRES]))
def test_the_next_opening_is_not_over_and_none_is_missed_before_it(now: datetime, where: Relais) -> None:
    ouverture = next_opening(where, now)
    assert ouverture is not None
    assert ouverture.fin > now
    assert is_open(where, now) is (ouverture.debut <= now)
