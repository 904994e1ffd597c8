"""Somebody who could not be written to is back: what waited for her leaves again. Says nothing itself."""

from __future__ import annotations

from bot.usecases.unit import Unit


async def mark_reachable(unit: Unit, telegram_id: int) -> None:
    """She wrote in private, or unblocked us."""
    await unit.tx.comptes.mark_reachable(telegram_id)
    await unit.tx.a_dire.forget_of_account(telegram_id)
