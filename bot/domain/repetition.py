"""An atelier repeated over weeks: the days that are kept, those left aside and why, those not known yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.domain.ateliers import Atelier
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.conflits import Conflit, conflits_of_day
from bot.domain.relais import Relais
from bot.domain.vacances import is_known

SEMAINES_MAX: Final = 26
RYTHMES: Final = (1, 2)


@dataclass(frozen=True, slots=True)
class Jour:
    """One day of a repetition; `rang` is its place in it, from 0: what a button that removes it carries."""

    rang: int
    jour: date
    is_removed: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class Repetition:
    """What would be made. `ecartes`: holidays and closed days, with why."""

    jours: tuple[Jour, ...]
    ecartes: tuple[tuple[date, Conflit], ...]

    @property
    def gardes(self) -> tuple[date, ...]:
        """The days on which an atelier would be made."""
        return tuple(one.jour for one in self.jours if not one.is_removed)

    @property
    def inconnus(self) -> tuple[date, ...]:
        """Those of which it is not known whether school is out."""
        return tuple(one.jour for one in self.jours if not one.is_known and not one.is_removed)


def repeat(jour: date, pas: int, fois: int, removed: int, relais: Relais) -> Repetition:
    """The `fois` dates after that day, every `pas` weeks; `removed`: the places of those taken out, as bits."""
    kept: list[Jour] = []
    aside: list[tuple[date, Conflit]] = []
    for n in range(1, min(fois, SEMAINES_MAX) + 1):
        day = jour + timedelta(weeks=pas * n)
        against = [one for one in conflits_of_day(day, relais) if one.obstacle != "vacances_inconnues"]
        if against:
            aside.append((day, against[0]))
            continue
        rang = len(kept)
        kept.append(Jour(rang, day, bool(removed >> rang & 1), is_known(relais.zone_scolaire, day)))
    return Repetition(tuple(kept), tuple(aside))


def moved_to(atelier: Atelier, day: date) -> Atelier:
    """The same at the same hours of the clock, another day."""
    debut, fin = to_paris(atelier.debut), to_paris(atelier.fin)
    lasts = fin.date() - debut.date()
    return replace(atelier, debut=to_utc(day, debut.time()), fin=to_utc(day + lasts, fin.time()))
