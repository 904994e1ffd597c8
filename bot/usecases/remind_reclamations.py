"""Tick, each morning: a complaint whose last day comes near is recalled to its owner; late, to the responsable."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.reclamations import Reclamation, is_signalled, is_working_day, owner_is_reminded
from bot.usecases.tell_staff import responsable_chats, staff_chats
from bot.usecases.unit import Service, Unit

TEMPLATE = "reclamations/rappel"
LOOK_AHEAD = timedelta(days=8)  # two working days are never further


async def remind_reclamations(service: Service) -> None:
    """Nothing on a day when nobody works. Each letter is written once, whatever is played again."""
    async with service.unit() as unit:
        due = await unit.tx.reclamations.list_due(unit.today + LOOK_AHEAD) if is_working_day(unit.today) else []
    for one in due:
        async with service.unit() as unit:
            if unit.territoire.find(one.relais_id) is not None:
                await _remind(unit, one)


async def _remind(unit: Unit, one: Reclamation) -> None:
    still = await unit.tx.reclamations.find(one.relais_id, one.id, reservees=True)
    if still is None:
        return
    if owner_is_reminded(still, unit.today):
        await unit.tx.reclamations.note_reminder(still.id, unit.now)
        owner = [still.a_qui_chat] if still.a_qui_chat else await _others(unit, still)
        _write(unit, still, "rappel", owner)
    if is_signalled(still, unit.now):
        await unit.tx.reclamations.note_signal(still.id, unit.now)
        both = await _others(unit, still) + ([still.a_qui_chat] if still.a_qui_chat else [])
        _write(unit, still, f"retard:{unit.today.isoformat()}", list(dict.fromkeys(both)))


async def _others(unit: Unit, one: Reclamation) -> list[int]:
    """The responsable; the team when there is none, unless it is not for the team."""
    alone = await responsable_chats(unit, one.relais_id)
    return alone if alone or one.reservee else await staff_chats(unit, one.relais_id)


def _write(unit: Unit, one: Reclamation, event: str, chats: list[int]) -> None:
    for chat_id in chats:
        unit.write(
            f"reclamation:{one.id}:{event}:{chat_id}", chat_id, TEMPLATE, relais_id=one.relais_id,
            data={"r": one, "today": unit.today},
        )  # fmt: skip
