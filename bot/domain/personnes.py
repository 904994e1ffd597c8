"""Who is in front of us, as far as the service needs to know. Never more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A half-filled form: which one, where, and what was said so far (plain JSON values)."""

    formulaire: str
    etape: str
    reponses: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Personne:
    """A Telegram account and what it is for us.

    `relais_id` is the relais it talks with, once known; a role belongs to one relais, which may be another one.
    `dialogue` is the form that typed words go to; `recherche_en_cours`: a half-filled search waits, open or not.
    `conversation_id`: a human of the relais is speaking with her, and the bot is silent.
    """

    compte_id: int
    telegram_id: int
    prenom: str
    relais_id: int | None = None
    is_new: bool = False
    is_stopped: bool = False
    is_unreachable: bool = False
    facile_a_lire: bool = False
    assistant_maternel_id: int | None = None
    assistant_relais_id: int | None = None
    is_garde_a_domicile: bool = False  # that entry is one of somebody who goes to the family's home
    animateur_id: int | None = None
    animateur_relais_id: int | None = None
    is_responsable: bool = False
    conversation_id: int | None = None
    dialogue: Dialogue | None = None
    recherche_en_cours: bool = False
