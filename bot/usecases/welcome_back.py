"""The day after a pause, one word: « Vos places sont-elles toujours les mêmes ? ». Never twice, nor by phone."""

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
    await unit.tx.profils.set_pause_motif(assistant_id, None, unit.now)  # why is nobody's business any more
    if await _write(unit, assistant_id, f"retour:{assistant_id}:{due.isoformat()}") or unit.today >= due + ESSAIS:
        await unit.tx.nouvelles_dues.forget_return(assistant_id)


async def _write(unit: Unit, assistant_id: int, key: str) -> bool:
    """True when it is written, or need not be: without Telegram, or rather phoned, she is on the team's lists."""
    assistant = await unit.tx.assistants.get(assistant_id)
    profil = await unit.tx.profils.get(assistant_id)
    if assistant.telegram_id is None or assistant.ne_plus_diffuser or profil.prefere_telephone:
        return True
    relais_id = await unit.tx.assistants.relais_of(assistant_id)
    return await write_automatic(
        unit, key, assistant.telegram_id, "pro/retour", relais_id=relais_id, prenom=assistant.prenom
    )
