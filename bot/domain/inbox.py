"""What arrives, before anybody has read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update to treat, as Telegram sent it (JSON)."""

    update_id: int
    chat_id: int
    body: str
    attempts: int = 0
