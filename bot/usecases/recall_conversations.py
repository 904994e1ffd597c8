"""Tick, each evening: conversations that nobody answered although the relais was open are recalled to the team."""

from __future__ import annotations

from typing import Any

from bot.domain.conversations import Conversation, is_late
from bot.domain.ouvertures import is_open_day
from bot.usecases.tell_staff import responsable_chats, tell_staff
from bot.usecases.unit import Service, Unit

TEMPLATE = "equipe/rappel_conversations"


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
    waiting = await unit.tx.conversations.list_open(relais_id, before=unit.now, reservees=True)
    late = [conversation for conversation in waiting if is_late(relais, conversation, unit.now)]
    key = f"relais:{relais_id}:conversations:{unit.today.isoformat()}"
    if for_all := [one for one in late if not one.reservee]:
        await tell_staff(unit, relais_id, key, TEMPLATE, **_data(for_all))
    if for_one := [one for one in late if one.reservee]:
        for chat_id in await responsable_chats(unit, relais_id):
            unit.write(f"{key}:reservees:{chat_id}", chat_id, TEMPLATE, relais_id=relais_id, data=_data(for_one))


def _data(late: list[Conversation]) -> dict[str, Any]:
    return {"late": late[:10], "autres": max(0, len(late) - 10)}
