"""A professional to be phoned for a request, and when somebody is tried again. Never an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from bot.domain.calendrier import to_paris, to_utc
from bot.domain.ouvertures import next_opening
from bot.domain.relais import Relais
from bot.domain.verdicts import Cercle

Quand = Literal["soir", "demain", "trois_jours", "semaine"]
QUANDS: tuple[Quand, ...] = get_args(Quand)
IMPREVU_HEURES = 2  # an answer within one week: she is tried again the same day
SOIR = time(18)


@dataclass(frozen=True, slots=True)
class Appel:
    """One request to put before one professional on the phone. `is_wrong`: her number reaches somebody else."""

    proposition: int
    demande: int
    assistant: int
    cercle: Cercle | Literal["a_la_main"]
    commune_demande: str
    imprevu: bool
    a_partir_du: date | None
    prenom: str
    nom: str
    commune: str
    telephone: str | None
    is_wrong: bool
    essais: int
    dernier_le: datetime | None
    rappeler_le: datetime | None

    @property
    def numero(self) -> str | None:
        """The number to dial, None when none is known to be right."""
        return None if self.is_wrong else self.telephone


def try_again_at(relais: Relais, imprevu: bool, now: datetime) -> datetime:
    """Two hours later for a besoin imprévu; otherwise when the relais opens on another day, tomorrow at the soonest."""
    if imprevu:
        return now + timedelta(hours=IMPREVU_HEURES)
    return at_opening(relais, to_paris(now).date() + timedelta(days=1))


def at_opening(relais: Relais, day: date) -> datetime:
    """When the relais opens on that day, or on the first one after it."""
    midnight = to_utc(day, time())
    opening = next_opening(relais, midnight)
    return midnight if opening is None else opening.debut


def call_back_at(relais: Relais, quand: Quand, now: datetime) -> datetime:
    """« Ce soir », « Demain », « Dans trois jours », « La semaine prochaine »; an evening already begun is tomorrow."""
    today = to_paris(now).date()
    match quand:
        case "soir":
            evening = to_utc(today, SOIR)
            return evening if evening > now else try_again_at(relais, False, now)
        case "demain":
            return try_again_at(relais, False, now)
        case "trois_jours":
            return at_opening(relais, today + timedelta(days=3))
        case "semaine":
            return at_opening(relais, today + timedelta(days=7 - today.weekday()))
