"""« Garde partagée »: two families, one carer. What two searches have in common, or why they do not go together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Final

from bot.domain.demandes import Besoin, Horaires

ECART_JOURS: Final = 45  # two beginnings further apart are two different carers
HEURES_COMMUNES: Final = 2 * 60  # minutes a day; less is not worth a journey


@dataclass(frozen=True, slots=True)
class EnCommun:
    """What both want. None: one of them does not know yet, hence nothing is excluded."""

    distance_km: float
    jours: frozenset[int] | None = None
    de: time | None = None
    a: time | None = None


def compare(une: Besoin, autre: Besoin, distance_km: float) -> EnCommun | None:
    """What they share; None when they cannot share a carer."""
    if distance_km > min(une.rayon_km, autre.rayon_km) or _months_apart(une, autre):
        return None
    jours = une.jours & autre.jours if une.jours is not None and autre.jours is not None else None
    if jours is not None and not jours:
        return None
    if une.horaires is None or autre.horaires is None or _is_loose(une.horaires) or _is_loose(autre.horaires):
        return EnCommun(distance_km, jours)
    de, a = max(une.horaires.arrivee, autre.horaires.arrivee), min(une.horaires.depart, autre.horaires.depart)
    if _minutes(a) - _minutes(de) < HEURES_COMMUNES:
        return None
    return EnCommun(distance_km, jours, de, a)


def _months_apart(une: Besoin, autre: Besoin) -> bool:
    if une.a_partir_du is None or autre.a_partir_du is None:
        return False
    return abs((une.a_partir_du - autre.a_partir_du).days) > ECART_JOURS


def _is_loose(horaires: Horaires) -> bool:
    """Hours that change, or that cross the night: two people must speak about it."""
    return horaires.variables or horaires.depart <= horaires.arrivee


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
