"""What the journal of the team holds: who, when, what kind of deed, on which object. Never a word of its content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Acte = Literal["lecture", "changement", "copie"]
Objet = Literal[
    "demande", "professionnelle", "famille", "conversation", "appel", "compte", "liste", "equipe", "journal",
    "atelier", "inscription", "annonce", "reclamation", "contact", "mam", "sondage",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Consigne:
    """What one deed leaves in the journal. `numero`: of the object; None for a list or the team."""

    acte: Acte
    objet: Objet
    numero: int | None = None


@dataclass(frozen=True, slots=True)
class Ligne:
    """One line as the responsable reads it. `qui` is None for what was done from the server."""

    le: datetime
    qui: str | None
    consigne: Consigne
