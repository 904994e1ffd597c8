"""Tick, each evening: conversations that nobody answered although the relais was open are recalled to the team."""

from __future__ import annotations

from bot.domain.conversations import is_late
from bot.domain.ouvertures import is_open_day
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service, Unit


async def recall_conversations(service: Service) -> None:
    """One letter a relais and an evening; nothing on a day when nobody works."""
    for slug in service.territoire.ids:
        if service.territoire.territoire.find(slug) is None:
            continue
        async with service.unit() as unit:
            await _recall(unit, service.territoire.id_of(slug))


async def _recall(unit: Unit, relais_id: int) -> None:
    relais = unit.territoire.get(relais_id)
    if not is_open_day(relais, unit.today):
        return
    waiting = await unit.tx.conversations.list_open(relais_id, before=unit.now)
    late = [conversation for conversation in waiting if is_late(relais, conversation, unit.now)]
    if late:
        key = f"relais:{relais_id}:conversations:{unit.today.isoformat()}"
        await tell_staff(
            unit, relais_id, key, "equipe/rappel_conversations", late=late[:10], autres=max(0, len(late) - 10)
        )
