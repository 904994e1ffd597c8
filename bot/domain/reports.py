"""« Me rappeler plus tard »: the moments offered, inside the hours in which one may write. Reads no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from bot.domain.assistants import MomentPrefere
from bot.domain.calendrier import next_allowed, to_paris, to_utc
from bot.domain.profils import MOMENTS
from bot.domain.reglages import Reglages

Quand = Literal["soir", "demain", "trois", "semaine"]
APRES: dict[Quand, int] = {"soir": 0, "demain": 1, "trois": 3, "semaine": 7}  # days
CE_SOIR = time(18, 30)
DEUX_HEURES = timedelta(hours=2)  # sooner than that is not later


@dataclass(frozen=True, slots=True)
class Report:
    """One choice, and when she would be reminded."""

    quand: Quand
    le: datetime


def list_reports(now: datetime, fin: datetime, reglages: Reglages, moment: MomentPrefere | None) -> list[Report]:
    """Those that make sense now: not in the hours that come, not after the end, each on its own day."""
    found: list[Report] = []
    for quand, days in APRES.items():
        le = _instant(quand, days, now, reglages, moment)
        if le is not None and now + DEUX_HEURES <= le < fin and all(le > other.le for other in found):
            found.append(Report(quand, le))
    return found


def _instant(
    quand: Quand, days: int, now: datetime, reglages: Reglages, moment: MomentPrefere | None
) -> datetime | None:
    local = to_paris(now)
    day = local.date() + timedelta(days=days)
    if quand == "soir":
        le = to_utc(day, CE_SOIR)
        return le if next_allowed(le, reglages) == le else None
    hour = MOMENTS[moment][0] if moment else local.time()
    return next_allowed(to_utc(day, hour), reglages, within=MOMENTS[moment] if moment else None)
