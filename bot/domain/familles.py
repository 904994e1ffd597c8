"""A parent, as one relais knows it. Never the child's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Famille:
    """`telegram_id` is None for who has no Telegram; `approuvee_le`: since when its requests leave by themselves.

    `is_unreachable`: it has Telegram, and has blocked the bot or left. `en_retrait`: nothing is written to it without a
    human, until an animatrice or the parent herself lifts that.
    """

    id: int
    relais_id: int
    prenom: str
    telephone: str | None = None
    telegram_id: int | None = None
    approuvee_le: date | None = None
    is_unreachable: bool = False
    en_retrait: bool = False


@dataclass(frozen=True, slots=True)
class AccordOral:
    """One purpose that it agreed to by voice, and the animatrice who noted it (None: she has left since)."""

    finalite: str
    le: datetime
    note_par: str | None
