"""A request put before one professional, as the relais follows it from day to day. Never who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.propositions import Proposition

Canal = Literal["bot", "telephone"]
SuiviContact = Literal["rdv_prevu", "message_laisse", "pas_encore", "sans_suite", "retenue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionSuivie(Proposition):
    """`relance_le`, `expire_le` and `suivi_le` are still to come: instants at which a tick looks at it again.

    `ecrite_le`: her letter was put in the outbox; `envoyee_le`: Telegram took it, and delays run from there.
    `version` is that of the request as she read it, `envois` how many times she was asked: again when a place of hers
    or the hours of the request changed. `contact_le`: when the phone numbers were given.
    """

    id: int = 0
    relais_id: int
    version: int = 1
    envois: int = 1
    ecrite_le: datetime
    relance_le: datetime | None = None
    expire_le: datetime | None = None
    repondue_par: Canal | None = None
    contact_le: datetime | None = None
    suivi_le: datetime | None = None
    suivis: int = 0
    suivi: SuiviContact | None = None

    @property
    def key(self) -> str:
        """How the keys of all her letters about this request begin."""
        return f"proposition:{self.id}:"

    @property
    def demande_key(self) -> str:
        """The key of the newest letter that asks her."""
        return f"{self.key}demande" + (f":{self.envois}" if self.envois > 1 else "")

    @property
    def is_live_yes(self) -> bool:
        """She is interested and the family has not said that it goes no further with her."""
        return self.etat == "interessee" and self.suivi != "sans_suite"
