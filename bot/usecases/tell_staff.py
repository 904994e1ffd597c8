"""A word to the relais's team: in its group, or to each animatrice when there is none."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.usecases.unit import Unit
from store.equipes import Equipe as Equipe


async def tell_staff(unit: Unit, relais_id: int, key: str, template: str, /, **data: Any) -> None:
    """Writes once for the team. The key of each copy is `<key>:<chat>`, so that a reply finds what it answers."""
    await tell_staff_from(unit, relais_id, key, template, unit.now, **data)


async def tell_staff_from(
    unit: Unit, relais_id: int, key: str, template: str, not_before: datetime, /, **data: Any
) -> None:
    """The same, at an hour that disturbs nobody: for what is not urgent."""
    for chat_id in await staff_chats(unit, relais_id):
        unit.write(f"{key}:{chat_id}", chat_id, template, relais_id=relais_id, not_before=not_before, data=data)


async def staff_chats(unit: Unit, relais_id: int) -> list[int]:
    """Where the team reads: its group, else every animatrice's own chat; the group is left out while suspended."""
    equipe = await unit.tx.equipes.find(relais_id)
    if equipe is not None and not equipe.suspended:
        return [equipe.chat_id]
    return [a.telegram_id for a in await unit.tx.animateurs.list_live(relais_id, unit.today)]


async def responsable_chats(unit: Unit, relais_id: int) -> list[int]:
    """The own chat of each responsable: what is for nobody else."""
    team = await unit.tx.animateurs.list_live(relais_id, unit.today)
    return [a.telegram_id for a in team if a.role == "responsable"]
