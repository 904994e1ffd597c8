"""What somebody did could not be treated: her relais sees the reference that she was given. Never what she said."""

from __future__ import annotations

from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit


async def report_failure(unit: Unit, telegram_id: int | None, reference: str) -> None:
    """Tells the team of her relais, or of the only one."""
    relais_id = await unit.tx.comptes.find_relais(telegram_id) if telegram_id else None
    only = unit.territoire.only()
    if relais_id is None and only is not None:
        relais_id = unit.territoire.id_of(only.slug)
    if relais_id is not None:
        await tell_staff(unit, relais_id, f"panne:{reference}", "equipe/panne", reference=reference)
