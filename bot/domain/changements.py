"""What changed among the professionals of a relais between two days, and when the team is told of a week."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

from bot.domain.ouvertures import is_open_day
from bot.domain.relais import Relais

# Places: became free, free no longer, free but by news grown old. People: the rest.
Changement = Literal["ouvertes", "prises", "perimees", "pauses", "retours", "arrivees", "departs", "souhaits"]
CHANGEMENTS: tuple[Changement, ...] = get_args(Changement)
UNE_SEMAINE: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Changements:
    """How many; what changed and changed back in between is not counted. `au` is the day after the last one."""

    du: date
    au: date
    ouvertes: int = 0
    prises: int = 0
    perimees: int = 0
    pauses: int = 0
    retours: int = 0
    arrivees: int = 0
    departs: int = 0
    souhaits: int = 0

    @property
    def dernier_jour(self) -> date:
        """The last day, included."""
        return self.au - timedelta(days=1)

    @property
    def en_tout(self) -> int:
        """Nothing is told when this is zero."""
        return sum(getattr(self, field.name) for field in fields(self) if field.name in CHANGEMENTS)


@dataclass(frozen=True, slots=True)
class Touchee:
    """Somebody of a list, when it happened, and how many of her places it is about (0: it is about herself)."""

    id: int
    prenom: str
    nom: str
    commune: str
    telephone: str | None
    le: datetime | date
    places: int


def last_seven_days(today: date) -> tuple[date, date]:
    """What « depuis une semaine » looks at: seven days and today."""
    return today - UNE_SEMAINE, today + timedelta(days=1)


def due_week(relais: Relais, told_until: date | None, today: date) -> tuple[date, date] | None:
    """The days that the team is to be told of today: up to last Sunday, from where it was told before.

    On the first open day of a week, or later when that day was missed; None when it is too early, or told already.
    """
    monday = today - timedelta(days=today.weekday())
    since = told_until or monday - UNE_SEMAINE
    if since >= monday:
        return None
    days = (monday + timedelta(days=n) for n in range((today - monday).days + 1))
    return (since, monday) if any(is_open_day(relais, day) for day in days) else None
