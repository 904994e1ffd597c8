"""Somebody can no longer be written to: marked at once, and the relais will see it."""

from __future__ import annotations

from bot.usecases.unit import Unit


async def mark_unreachable(unit: Unit, chat_id: int, why: str) -> None:
    """Marks the account of a private chat; her next letters wait until she writes again."""
    if chat_id > 0:
        await unit.tx.comptes.mark_unreachable(chat_id, why, unit.now)
