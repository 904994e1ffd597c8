"""What an earlier process left may be what stopped it: counted, and committed, before it is treated. Treats nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.inbox import Incoming
from bot.usecases.unit import Service


async def list_left_over(service: Service) -> set[int]:
    """Updates that an earlier process received and did not treat."""
    async with service.unit() as unit:
        return set(await unit.tx.inbox.list_left_over())


async def take_suspects(service: Service, left_over: set[int], limit: int) -> list[Incoming]:
    """The next ones of those, counted. Those already counted are taken alone: their neighbours are innocent."""
    async with service.unit() as unit:
        suspects = [i for i in await unit.tx.inbox.list_next(limit) if i.update_id in left_over]
        alone = bool(suspects and suspects[0].attempts)
        suspects = suspects[:1] if alone else [i for i in suspects if not i.attempts]
        if suspects:
            await unit.tx.inbox.count_attempt([i.update_id for i in suspects])
    return [replace(i, attempts=i.attempts + 1) for i in suspects]
