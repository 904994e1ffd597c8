"""The day after a pause, one word: « Vos places sont-elles toujours les mêmes ? ». Never on a Sunday, never twice."""

from __future__ import annotations

from datetime import timedelta

from bot.usecases.each_due import each_due
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic

ESSAIS = timedelta(days=7)  # when her weekly share of messages is used up; afterwards she has come back by herself


async def welcome_back(service: Service) -> None:
    """Those whose pause ended yesterday, or while nothing could be said."""
    await each_due(service, lambda unit: unit.tx.nouvelles_dues.list_returning(unit.today), _welcome)


async def _welcome(unit: Unit, assistant_id: int) -> None:
    due = await unit.tx.nouvelles_dues.find_return(assistant_id)
    if due is None or due > unit.today:
        return
    assistant = await unit.tx.assistants.get(assistant_id)
    said = assistant.telegram_id is None or await write_automatic(
        unit,
        f"retour:{assistant.id}:{due.isoformat()}",
        assistant.telegram_id,
        "pro/retour",
        relais_id=await unit.tx.assistants.relais_of(assistant.id),
        prenom=assistant.prenom,
    )
    if said or unit.today >= due + ESSAIS:
        await unit.tx.nouvelles_dues.forget_return(assistant.id)
