"""A complaint: by when it is answered, when somebody is reminded. Judges nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.calendrier import jour_ferie, to_paris

PREVENIR_JOURS: Final = 2  # working days before the last one: its owner is reminded
REDIRE: Final = timedelta(days=7)  # late: the responsable is told once a week


@dataclass(frozen=True, slots=True)
class Reclamation:
    """One complaint of a relais, numbered by year."""

    id: int
    relais_id: int
    annee: int
    numero: int
    recue_le: datetime
    repondre_avant: date
    conversation_id: int | None = None
    reservee: bool = False  # its conversation is for the responsable alone
    qui: str | None = None
    telephone: str | None = None
    objet: str | None = None
    a_qui: int | None = None  # who answers it, while she has an access
    a_qui_nom: str | None = None
    a_qui_chat: int | None = None
    rappelee_le: datetime | None = None
    signalee_le: datetime | None = None
    reponse: str | None = None
    close_le: datetime | None = None
    effacee: bool = False

    @property
    def reference(self) -> str:
        """« 2026-3 »."""
        return f"{self.annee}-{self.numero}"

    @property
    def is_open(self) -> bool:
        """Somebody still waits for an answer."""
        return self.close_le is None and not self.effacee

    def is_late(self, today: date) -> bool:
        """The last day has passed."""
        return self.is_open and today > self.repondre_avant


def is_working_day(day: date) -> bool:
    """Monday to Friday, no public holiday. The relais's own closures do not make anybody wait longer."""
    return day.weekday() < 5 and jour_ferie(day) is None


def working_days_after(day: date, days: int) -> date:
    """The day that many working days later: the first one counted is the day after."""
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def working_days_until(today: date, day: date) -> int:
    """How many working days remain after today, that day included; 0 on the day and after it."""
    return sum(is_working_day(today + timedelta(days=n)) for n in range(1, (day - today).days + 1))


def last_day(recue_le: datetime, jours: int) -> date:
    """By when it is answered: so many working days after the day it came."""
    return working_days_after(to_paris(recue_le).date(), jours)


def owner_is_reminded(one: Reclamation, today: date) -> bool:
    """Once, when two working days remain or fewer."""
    return one.is_open and one.rappelee_le is None and working_days_until(today, one.repondre_avant) <= PREVENIR_JOURS


def is_signalled(one: Reclamation, now: datetime) -> bool:
    """Late: the responsable is told, and told again each week as long as nobody answered."""
    today = to_paris(now).date()
    return one.is_late(today) and (one.signalee_le is None or today - to_paris(one.signalee_le).date() >= REDIRE)
