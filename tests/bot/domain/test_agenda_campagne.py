"""Letters of a campaign are spread over the hours of open days, also when the clock changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.domain.agenda_campagne import Agenda, part_of
from bot.domain.assistants import MomentPrefere
from bot.domain.calendrier import is_allowed, is_quiet_day, to_paris
from bot.domain.ouvertures import is_open_day
from bot.domain.relais import Fermeture, Permanence, Relais
from bot.relais import EXEMPLES, load_relais

ARTOIS = load_relais(EXEMPLES).get("artois-lys-romane")
MARDI_10_H = datetime(2026, 10, 13, 8, tzinfo=UTC)
PARTS = [n / 500 for n in range(500)]


def with_settings(**changes: object) -> Relais:
    return replace(ARTOIS, reglages=replace(ARTOIS.reglages, **changes))  # type: ignore[arg-type]


def days_of(agenda: Agenda, moment: MomentPrefere | None = None) -> Counter[date]:
    return Counter(to_paris(agenda.instant(part, moment)).date() for part in PARTS)


def test_letters_are_spread_over_two_open_days_and_their_hours() -> None:
    agenda = Agenda.of(ARTOIS, MARDI_10_H)
    assert days_of(agenda) == {date(2026, 10, 13): 250, date(2026, 10, 14): 250}
    hours = Counter(to_paris(agenda.instant(part, None)).hour for part in PARTS)
    assert set(hours) == set(range(9, 18))
    assert max(hours.values()) < 70


def test_nothing_leaves_before_now_nor_at_a_quiet_hour_nor_on_a_closed_day() -> None:
    for now in (MARDI_10_H, datetime(2026, 10, 30, 21, tzinfo=UTC), datetime(2026, 11, 11, 9, tzinfo=UTC)):
        agenda = Agenda.of(ARTOIS, now)
        for part in PARTS:
            leaves = agenda.instant(part, None)
            assert leaves >= now
            assert is_allowed(leaves, ARTOIS.reglages)
            assert is_open_day(ARTOIS, to_paris(leaves).date())


@pytest.mark.parametrize(("moment", "first", "last"), [("matin", 8, 11), ("sieste", 13, 14), ("soir", 18, 19)])
def test_the_moment_she_prefers_is_hers(moment: MomentPrefere, first: int, last: int) -> None:
    agenda = Agenda.of(ARTOIS, datetime(2026, 10, 13, 4, tzinfo=UTC))
    hours = {to_paris(agenda.instant(part, moment)).hour for part in PARTS}
    assert hours == set(range(first, last + 1))


def test_a_preferred_moment_that_is_over_today_is_tomorrow_s() -> None:
    agenda = Agenda.of(with_settings(campagne_etalement_jours=1), datetime(2026, 10, 13, 13, 30, tzinfo=UTC))
    assert days_of(agenda, "matin") == {date(2026, 10, 14): 500}


def test_a_preference_outside_the_relais_s_hours_gives_way() -> None:
    agenda = Agenda.of(with_settings(silence_apres=time(17)), MARDI_10_H)
    assert {to_paris(agenda.instant(part, "soir")).hour for part in PARTS} == set(range(9, 17))


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)])
def test_the_days_around_a_time_change_have_their_usual_hours(day: date) -> None:
    assert is_quiet_day(day)  # a Sunday: the days beside it are those that write
    for now in (datetime(day.year, day.month, day.day - 1, 6, tzinfo=UTC), datetime(day.year, day.month, day.day, 1)):
        agenda = Agenda.of(ARTOIS, now.replace(tzinfo=UTC))
        hours = {to_paris(agenda.instant(part, None)).hour for part in PARTS}
        assert hours == set(range(9, 18))
        assert day not in days_of(agenda)


def test_a_reminder_keeps_its_hour_and_what_falls_on_a_sunday_is_spread_over_monday() -> None:
    agenda = Agenda.of(ARTOIS, MARDI_10_H)
    assert agenda.postponed(MARDI_10_H, 0.5) == MARDI_10_H
    sunday = datetime(2026, 10, 18, 8, tzinfo=UTC)
    hours = Counter(to_paris(agenda.postponed(sunday, part)).hour for part in PARTS)
    assert {to_paris(agenda.postponed(sunday, part)).date() for part in PARTS} == {date(2026, 10, 19)}
    assert max(hours.values()) < 70


def test_a_relais_that_never_opens_does_not_hold_its_campaign_back() -> None:
    closed = replace(ARTOIS, fermetures=(Fermeture(date(2026, 10, 1), date(2027, 9, 1)),))
    assert days_of(Agenda.of(closed, MARDI_10_H)) == {date(2026, 10, 13): 250, date(2026, 10, 14): 250}


def test_only_the_days_of_the_permanences_are_open() -> None:
    tuesdays = replace(ARTOIS, permanences=(Permanence(1),))
    assert set(days_of(Agenda.of(tuesdays, MARDI_10_H))) == {date(2026, 10, 13), date(2026, 10, 20)}


def test_her_share_of_the_hours_changes_from_one_campaign_to_the_next() -> None:
    assert part_of(1, 7) == part_of(1, 7)
    assert len({round(part_of(n, 7), 3) for n in range(20)}) > 15
    assert all(0 <= part_of(n, m) < 1 for n in range(9) for m in range(9))
