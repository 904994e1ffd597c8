"""The school holidays of a zone, as far ahead as the ministry has published them. Says so when it does not know."""

from __future__ import annotations

from datetime import date
from functools import cache

from vacances_scolaires_france import SchoolHolidayDates

from bot.domain.relais import ZoneScolaire


def vacances(zone: ZoneScolaire, day: date) -> str | None:
    """« Vacances de Noël » when that day is one of them; None on a school day, and on a day that is not known yet."""
    return _vacances(zone, day.year).get(day)


@cache
def known_until(zone: ZoneScolaire) -> date:
    """The last day of which anything is known: the end of the last holidays that were published."""
    return max(_vacances(zone, _dates().max_year))


def is_known(zone: ZoneScolaire, day: date) -> bool:
    """Whether it is known that school is, or is not, that day."""
    return day <= known_until(zone)


@cache  # what was published does not change while we run
def _vacances(zone: ZoneScolaire, annee: int) -> dict[date, str]:
    if not _dates().min_year <= annee <= _dates().max_year:
        return {}
    found = _dates().holidays_for_year_and_zone(annee, zone)
    return {day: str(one["nom_vacances"]) for day, one in found.items()}


@cache
def _dates() -> SchoolHolidayDates:
    return SchoolHolidayDates()
