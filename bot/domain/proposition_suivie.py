"""A request put before one professional, as the relais follows it from day to day. Never who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.verdicts import Cercle

CercleSollicite = Cercle | Literal["a_la_main"]  # « a_la_main »: an animatrice chose her
EtatProposition = Literal[
    "en_attente", "a_appeler", "interessee", "pas_cette_fois", "expiree", "pourvue", "retiree", "plus_disponible"
]
Motif = Literal["complet", "horaires", "trop_loin", "age", "pause", "autre"]
Mise = Literal["famille_appelle", "assistant_appelle", "par_le_relais"]
Canal = Literal["bot", "telephone"]
SuiviContact = Literal["rdv_prevu", "message_laisse", "pas_encore", "sans_suite", "retenue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionSuivie:
    """The `…_le` that end with the name of something to come are instants at which a tick looks at it again.

    `ecrite_le`: her letter was put in the outbox; `envoyee_le`: Telegram took it, and delays run from there.
    `version` is that of the request as she read it; `contact_le`: when the phone numbers were given.
    """

    id: int = 0
    relais_id: int
    demande: int
    assistant: int
    cercle: CercleSollicite
    etat: EtatProposition = "en_attente"
    version: int = 1
    ecrite_le: datetime
    envoyee_le: datetime | None = None
    relances: int = 0
    relancee_le: datetime | None = None
    relance_le: datetime | None = None
    expire_le: datetime | None = None
    repondue_le: datetime | None = None
    repondue_par: Canal | None = None
    motif: Motif | None = None
    mise_en_relation: Mise | None = None
    contact_le: datetime | None = None
    suivi_le: datetime | None = None
    suivis: int = 0
    suivi: SuiviContact | None = None

    @property
    def key(self) -> str:
        """How the keys of all her letters about this request begin."""
        return f"proposition:{self.id}:"
