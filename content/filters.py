"""How dates, hours and names are written in French. Never `locale`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def en_jour(value: date | datetime) -> str:
    """« mardi 13 octobre 2026 »; the first of a month is « 1er »."""
    day = _paris(value)
    number = "1er" if day.day == 1 else str(day.day)
    return f"{JOURS[day.weekday()]} {number} {MOIS[day.month - 1]} {day.year}"


def en_heure(value: datetime | time) -> str:
    """« 9 h 30 », « 9 h »."""
    moment = value.astimezone(PARIS) if isinstance(value, datetime) else value
    return f"{moment.hour} h {moment.minute:02d}" if moment.minute else f"{moment.hour} h"


def en_instant(value: datetime) -> str:
    """« mardi 13 octobre 2026 à 9 h 30 »."""
    return f"{en_jour(value)} à {en_heure(value)}"


def en_telephone(value: str) -> str:
    """« 06 12 34 56 78 »; a number that is not French stays as it is."""
    if not value.startswith("+33") or len(value) != 12:
        return value
    national = "0" + value[3:]
    return " ".join(national[i : i + 2] for i in range(0, 10, 2))


def _paris(value: date | datetime) -> date:
    return value.astimezone(PARIS).date() if isinstance(value, datetime) else value


FILTERS: dict[str, Callable[..., Any]] = {
    "jour": en_jour,
    "heure": en_heure,
    "instant": en_instant,
    "telephone": en_telephone,
}
