"""Somebody can no longer be written to: marked at once, and the relais that counts on her is told once."""

from __future__ import annotations

from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from store.comptes import Lien


async def mark_unreachable(unit: Unit, chat_id: int, why: str) -> None:
    """Marks the account of a private chat; her next letters wait until she writes again."""
    if chat_id <= 0 or not await unit.tx.comptes.mark_unreachable(chat_id, why, unit.now):
        return
    for lien in await unit.tx.comptes.list_liens(chat_id):
        await _tell(unit, lien)


async def _tell(unit: Unit, lien: Lien) -> None:
    key = f"compte:{lien.compte_id}:injoignable:{unit.now:%Y%m%d%H%M%S}"
    await tell_staff(unit, lien.relais_id, key, "equipe/injoignable", lien=lien)
