"""What happened to a request, as an animatrice reads it afterwards. Never the words of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Quoi = Literal[
    "approuvee",
    "refusee",
    "remarque_acceptee",
    "remarque_refusee",
    "arretee",
    "reprise",
    "cercle_envoye",
    "ajoutee",
    "ecartee",
    "remise",
    "close",
    "contactee",
    "orientee",
    "telephone_note",
    "equipe_relancee",
    "sans_reponse_au_telephone",
    "numero_faux",
    "notee",
    "modifiee",
    "toujours",
    "suivi_note",
    "dite",
    "sms",
    "courriel",
    "message_laisse",
    "reliee",
    "deliee",
    "reunie",
    "separee",
]


@dataclass(frozen=True, slots=True)
class Evenement:
    """One deed of an animatrice, or a word to the team; `qui` is her name, `assistant` the professional concerned."""

    le: datetime
    quoi: Quoi
    qui: str | None = None
    assistant: str | None = None
