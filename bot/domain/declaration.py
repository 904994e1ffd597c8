"""The two legal dates of monenfant.fr and what is declared then. Never who is late: the relais knows only a total.

A professional makes known her days, hours and places at least before 1 June and 1 December, for the six months that
follow (décret n° 2021-1131 of 30 August 2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bot.domain.assistants import AssistantMaternel, Heures, Place, Restriction
from bot.domain.semaine import Moment
from bot.domain.semaine_offerte import by_alike_days

LIMITES = (6, 12)  # the first of June, the first of December
RAPPEL = timedelta(days=17)  # 15 May, 14 November: time enough to be helped
SITE = "https://monenfant.fr"


@dataclass(frozen=True, slots=True)
class Echeance:
    """Declared before `limite`, for [`limite`, `fin`]."""

    limite: date
    fin: date

    @property
    def rappel_le(self) -> date:
        """From that day the relais may speak of it."""
        return self.limite - RAPPEL

    def is_near(self, today: date) -> bool:
        """Whether it is time to speak of it."""
        return self.rappel_le <= today < self.limite


@dataclass(frozen=True, slots=True)
class Plage:
    """The same times on several days: moments, or the exact hours of one day."""

    jours: tuple[int, ...]
    moments: tuple[Moment, ...] = ()
    heures: Heures | None = None


@dataclass(frozen=True, slots=True)
class PlaceDeclaree:
    """One place over the half-year. `libre_le` None: free when it begins; only when `libre`."""

    rang: int
    libre: bool | None  # None: nothing is known of it
    libre_le: date | None
    plages: tuple[Plage, ...]
    restriction: Restriction | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """The Caf's indicator: (C) those with availability on monenfant.fr, (D) those registered; C / D × 100."""

    declarees: int
    inscrites: int
    aides: int = 0

    @property
    def part(self) -> int | None:
        """C / D × 100, a whole number; None when nobody is registered."""
        return round(100 * self.declarees / self.inscrites) if self.inscrites else None


def next_echeance(today: date) -> Echeance:
    """The first legal date after that day."""
    bounds = [date(today.year + n, month, 1) for n in (0, 1) for month in LIMITES]
    limite, following = next(pair for pair in pairwise([*bounds, date(today.year + 2, 6, 1)]) if pair[0] > today)
    return Echeance(limite, following - timedelta(days=1))


def declare(assistant: AssistantMaternel, places: tuple[Place, ...], echeance: Echeance) -> tuple[PlaceDeclaree, ...]:
    """What she would declare from what is known here; a place free only after the half-year is taken in it."""
    return tuple(_declare(place, echeance) for place in places)


def _declare(place: Place, echeance: Echeance) -> PlaceDeclaree:
    if place.etat == "inconnue":
        return PlaceDeclaree(place.rang, None, None, (), place.restriction)
    free_from = place.libre_le if place.etat == "libre" else _day_after(place.jusqu_au)
    free = place.etat == "libre" or free_from is not None
    if not free or (free_from is not None and free_from > echeance.fin):
        return PlaceDeclaree(place.rang, False, None, (), place.restriction)
    return PlaceDeclaree(
        place.rang,
        True,
        free_from if free_from and free_from > echeance.limite else None,
        _plages(place),
        place.restriction,
    )


def _day_after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def _plages(place: Place) -> tuple[Plage, ...]:
    """Days alike together, days with exact hours each by itself."""
    exact = {heures.jour: heures for heures in place.horaires}
    found = []
    for jours, moments in by_alike_days(place.grille or 0):
        plain = tuple(jour for jour in jours if jour not in exact)
        if plain:
            found.append(Plage(plain, moments))
    found += [Plage((jour,), heures=heures) for jour, heures in sorted(exact.items())]
    return tuple(sorted(found, key=lambda plage: plage.jours))
