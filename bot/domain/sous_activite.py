"""« J'aimerais accueillir plus d'enfants », as the Caf counts it each year. Never a judgement on anybody's activity.

(A): who reported it during the year. (B): who, among them, was supported by the relais. The rate: B / A × 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Liste = Literal["en_attente", "signalees", "accompagnees", "retirees"]
LISTES: tuple[Liste, ...] = get_args(Liste)


@dataclass(frozen=True, slots=True)
class Indicateur:
    """The year's figures, in people; `en_attente`: those who wait for a word of the relais now, whatever the year."""

    annee: int
    signalees: int = 0
    accompagnees: int = 0
    retirees: int = 0
    en_attente: int = 0

    @property
    def part(self) -> int | None:
        """B / A × 100, a whole number; None when nobody reported it."""
        return round(100 * self.accompagnees / self.signalees) if self.signalees else None


@dataclass(frozen=True, slots=True)
class Signalement:
    """What one person reported, and what became of it."""

    id: int
    prenom: str
    nom: str
    commune: str
    telephone: str | None
    signalee_le: datetime
    accompagnee_le: datetime | None
    retiree_le: datetime | None
