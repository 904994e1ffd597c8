"""The campaigns that a territory file and the law plan between two days. Knows nothing of those that exist already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain.calendrier import first_working_day
from bot.domain.campagnes import CampagnePrevue, Origine, Public
from bot.domain.relais import Relais

LEGALES = (((5, 15), (5, 31)), ((11, 15), (11, 30)))  # for the declarations due before 1 June and 1 December


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One planned day. `cle` stays the same when its name or its public is written otherwise in the file."""

    cle: str
    origine: Origine
    nom: str | None
    debut: date
    fin: date
    public: Public = field(default_factory=Public)


def list_occurrences(relais: Relais, du: date, au: date) -> list[Occurrence]:
    """Everything that begins between these two days, both included, in order."""
    found = [*_legal(relais, du, au), *_planned(relais, du, au)]
    return sorted(found, key=lambda one: (one.debut, one.cle))


def _legal(relais: Relais, du: date, au: date) -> Iterator[Occurrence]:
    if not relais.reglages.campagnes_legales:
        return
    for year in range(du.year, au.year + 1):
        for begins, ends in LEGALES:
            debut = date(year, *begins)
            if du <= debut <= au:
                yield Occurrence(f"legale:{debut}", "legale", None, debut, date(year, *ends))


def _planned(relais: Relais, du: date, au: date) -> Iterator[Occurrence]:
    same_day: Counter[date] = Counter()
    for prevue in relais.campagnes:
        lasts = timedelta(days=prevue.duree_jours or relais.reglages.campagne_duree_jours)
        for debut in _days(prevue, du, au):
            same_day[debut] += 1
            cle = f"territoire:{debut}:{same_day[debut]}"
            yield Occurrence(cle, "territoire", prevue.nom, debut, debut + lasts - timedelta(days=1), prevue.public)


def _days(prevue: CampagnePrevue, du: date, au: date) -> Iterator[date]:
    for year in range(du.year, au.year + 1):
        days = [first_working_day(year, mois) for mois in prevue.mois] + [date(year, *jour) for jour in prevue.jours]
        yield from sorted({day for day in days if du <= day <= au})
