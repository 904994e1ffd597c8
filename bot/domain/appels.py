"""A professional to be phoned for a request, and when somebody who did not answer is tried again. Never an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.calendrier import to_paris, to_utc
from bot.domain.ouvertures import next_opening
from bot.domain.relais import Relais
from bot.domain.verdicts import Cercle

IMPREVU_HEURES = 2  # an answer within one week: she is tried again the same day


@dataclass(frozen=True, slots=True)
class Appel:
    """One call to make. `is_wrong`: the number is known to reach somebody else."""

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
    tomorrow = to_paris(now).date() + timedelta(days=1)
    midnight = to_utc(tomorrow, to_paris(now).time().replace(hour=0, minute=0, second=0, microsecond=0))
    opening = next_opening(relais, midnight)
    return midnight if opening is None else opening.debut
