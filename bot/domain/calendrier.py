"""Paris time, public holidays and the hours at which an automatic message may leave; it never reads the clock."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

import holidays

from bot.domain.reglages import Reglages

PARIS = ZoneInfo("Europe/Paris")
DIMANCHE = 6


def to_paris(now: datetime) -> datetime:
    """The same instant as people read it on their clock; a naive datetime is a bug and is refused."""
    return _aware(now).astimezone(PARIS)


def to_utc(day: date, heure: time) -> datetime:
    """The instant, in UTC, of a Paris wall time.

    An hour that the time change skips is read as one hour later; an hour that it repeats is the first of the two.
    """
    return datetime.combine(day, heure, PARIS).astimezone(UTC)


def jour_ferie(day: date) -> str | None:
    """The French name of the public holiday (metropolitan France), None on any other day."""
    return _jours_feries(day.year).get(day)


def is_quiet_day(day: date) -> bool:
    """Sundays and public holidays: nothing automatic leaves."""
    return day.weekday() == DIMANCHE or jour_ferie(day) is not None


def first_working_day(annee: int, mois: int) -> date:
    """The first Monday to Friday of a month that is no public holiday: what « début janvier » can begin with."""
    days = (date(annee, mois, n) for n in range(1, 9))
    return next(day for day in days if day.weekday() < 5 and jour_ferie(day) is None)


def next_allowed(
    now: datetime, reglages: Reglages, *, always_daytime: bool = False, within: tuple[time, time] | None = None
) -> datetime:
    """The first instant, not before `now`, at which an automatic message may leave (UTC).

    Between `silence_avant` and `silence_apres`, neither on Sundays nor on public holidays. `always_daytime` is
    « prévenez-moi aussi le soir et le week-end »: between `imprevu_de` and `imprevu_a`, every day. `within`: the hours
    a person prefers, as far as the relais's own hours allow; what cannot wait (`always_daytime`) does not look at them.
    """
    opens, closes = reglages.silence_avant, reglages.silence_apres
    if always_daytime:
        opens, closes = reglages.imprevu_de, reglages.imprevu_a
    elif within is not None and max(opens, within[0]) < min(closes, within[1]):
        opens, closes = max(opens, within[0]), min(closes, within[1])
    local = to_paris(now)
    day = local.date()
    if always_daytime or not is_quiet_day(day):
        if opens <= local.time() < closes:
            return now.astimezone(UTC)
        if local.time() < opens:
            return to_utc(day, opens)
    day += timedelta(days=1)
    while not always_daytime and is_quiet_day(day):
        day += timedelta(days=1)
    return to_utc(day, opens)


def leaves_late(meant_for: datetime, now: datetime, reglages: Reglages) -> datetime:
    """When an automatic letter that should have left at `meant_for`, and is late, may still leave (UTC).

    What was meant for an hour that is quiet for others is for somebody told in the evening and at week-ends too.
    """
    return next_allowed(now, reglages, always_daytime=not is_allowed(meant_for, reglages))


def is_allowed(now: datetime, reglages: Reglages, *, always_daytime: bool = False) -> bool:
    """Whether an automatic message may leave at this very instant."""
    return next_allowed(now, reglages, always_daytime=always_daytime) == now


def _aware(now: datetime) -> datetime:
    if now.tzinfo is None or now.utcoffset() is None:
        raise ValueError(f"a naive datetime has no place here: {now!r}")
    return now


@cache  # the public holidays of a year do not change
def _jours_feries(annee: int) -> Mapping[date, str]:
    return MappingProxyType(dict(holidays.country_holidays("FR", years=annee, language="fr")))
