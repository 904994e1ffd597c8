"""Who is in front of us, as far as the service needs to know. Never more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Personne:
    """A Telegram account and what it is for us; `relais_id` is the relais it talks with, once known."""

    compte_id: int
    telegram_id: int
    prenom: str
    relais_id: int | None = None
    is_new: bool = False
