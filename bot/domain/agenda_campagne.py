"""When the letters of a campaign leave: spread over the hours of some open days, hers first. Reads no clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from zlib import crc32

from bot.domain.assistants import MomentPrefere
from bot.domain.calendrier import is_allowed, is_quiet_day, next_allowed, to_paris, to_utc
from bot.domain.ouvertures import is_open_day
from bot.domain.profils import MOMENTS
from bot.domain.relais import Relais

Plage = tuple[time, time]

USUELLE: Plage = (time(9), time(18))
HORIZON = timedelta(days=62)  # beyond, a relais that never opens does not hold its campaign back
ENTIER = 2**32


def part_of(campagne_id: int, assistant_id: int) -> float:
    """Her share of the hours, from 0 to 1: always the same for one campaign, and another one in the next."""
    return crc32(f"{campagne_id}:{assistant_id}".encode()) / ENTIER


@dataclass(frozen=True, slots=True)
class Agenda:
    """The days on which a campaign writes, from a given instant on."""

    relais: Relais
    depuis: datetime
    jours: tuple[date, ...]
    _ouverts: dict[date, bool] = field(default_factory=dict, compare=False)  # asked for everybody, and slow to know

    @classmethod
    def of(cls, relais: Relais, depuis: datetime) -> Agenda:
        """The first open days, as many as the relais spreads its letters over."""
        days = islice(_writing_days(relais, depuis), relais.reglages.campagne_etalement_jours)
        return cls(relais, depuis, tuple(days))

    def instant(self, part: float, moment: MomentPrefere | None) -> datetime:
        """When a letter leaves (UTC), in the hours that she prefers when they are known and may be used."""
        plage = _plage(self.relais, moment)
        where = part * len(self.jours)
        for jour in self.jours[int(where) :] + self.jours[: int(where)]:
            opens, closes = max(to_utc(jour, plage[0]), self.depuis), to_utc(jour, plage[1])
            if opens < closes:
                return opens + (closes - opens) * (where % 1)
        return self._hours_after(self.depuis, part, moment)

    def postponed(self, wanted: datetime, part: float, moment: MomentPrefere | None = None) -> datetime:
        """`wanted` itself when one may write then on an open day; otherwise hours of the next one, spread as well."""
        if is_allowed(wanted, self.relais.reglages) and self._is_open(to_paris(wanted).date()):
            return wanted
        return self._hours_after(wanted, part, moment)

    def _is_open(self, day: date) -> bool:
        if day not in self._ouverts:
            self._ouverts[day] = is_open_day(self.relais, day)
        return self._ouverts[day]

    def _hours_after(self, wanted: datetime, part: float, moment: MomentPrefere | None) -> datetime:
        opens, closes = _plage(self.relais, moment)
        for jour in _writing_days(self.relais, wanted):
            start, end = to_utc(jour, opens), to_utc(jour, closes)
            if start >= wanted:
                return start + (end - start) * part
        return next_allowed(wanted, self.relais.reglages)


def _writing_days(relais: Relais, depuis: datetime) -> Iterator[date]:
    """Open days on which the usual hours are not over yet; any allowed day for a relais that never opens."""
    opens = False
    for day in _allowed_days(relais, depuis):
        if is_open_day(relais, day):
            opens = True
            yield day
    if not opens:
        yield from _allowed_days(relais, depuis)


def _allowed_days(relais: Relais, depuis: datetime) -> Iterator[date]:
    first, (_, closes) = to_paris(depuis).date(), _plage(relais, None)
    for day in (first + timedelta(days=n) for n in range(HORIZON.days)):
        if not is_quiet_day(day) and to_utc(day, closes) > depuis:
            yield day


def _plage(relais: Relais, moment: MomentPrefere | None) -> Plage:
    """The hours preferred, or the usual ones, inside those in which the relais may write."""
    reglages = relais.reglages
    for opens, closes in (MOMENTS[moment] if moment else USUELLE, USUELLE):
        within = max(opens, reglages.silence_avant), min(closes, reglages.silence_apres)
        if within[0] < within[1]:
            return within
    return reglages.silence_avant, reglages.silence_apres
