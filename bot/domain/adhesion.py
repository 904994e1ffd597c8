"""How many professionals have joined, and who is still to be invited. Never who answers well."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

ParQuoi = Literal["code", "numero", "reprise"]
A_L_INSTANT = timedelta(minutes=10)
Choix = Literal["nouvelles", "toutes"]


@dataclass(frozen=True, slots=True)
class AInviter:
    """Somebody without Telegram here. `invitee_le`: when her last code that still opens was made."""

    id: int
    prenom: str
    nom: str
    commune: str  # INSEE code
    adresse: str | None
    invitee_le: datetime | None


@dataclass(frozen=True, slots=True)
class Adhesion:
    """« 112 sur 146 ont rejoint »: those who can be written to here, among those whose entry is in use."""

    total: int
    ont_rejoint: int
    a_inviter: tuple[AInviter, ...]

    @property
    def sans_lettre(self) -> tuple[AInviter, ...]:
        """Those whom no letter that still opens was made for."""
        return tuple(une for une in self.a_inviter if une.invitee_le is None)

    def choose(self, choix: Choix, now: datetime) -> tuple[AInviter, ...]:
        """For whom letters are made: those without one, or everybody who has not joined.

        A letter made a moment ago is not made again: a double tap would end the codes just printed.
        """
        if choix == "nouvelles":
            return self.sans_lettre
        return tuple(une for une in self.a_inviter if une.invitee_le is None or now - une.invitee_le > A_L_INSTANT)

    def par_commune(self) -> dict[str, int]:
        """How many are still to join, by INSEE code, most first."""
        return dict(Counter(une.commune for une in self.a_inviter).most_common())
