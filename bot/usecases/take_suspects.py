"""What an earlier process left may be what stopped it: counted, and committed, before it is treated. Treats nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.inbox import Incoming
from bot.usecases.unit import Service

LOOK_AHEAD = 4  # times the updates wanted: behind those already counted stand others
CRASHES = 3  # an update in hand at that many crashes is set aside


def was_in_hand(incoming: Incoming) -> int:
    """At how many crashes; its present try is counted too."""
    return max(0, incoming.attempts - 1)


async def list_left_over(service: Service) -> set[int]:
    """Updates that an earlier process received and did not treat."""
    async with service.unit() as unit:
        return set(await unit.tx.inbox.list_left_over())


async def take_suspects(service: Service, left_over: set[int], limit: int) -> list[Incoming]:
    """The next ones of those, counted. Those already counted come last and alone: their neighbours are innocent."""
    async with service.unit() as unit:
        heads = [i for i in await unit.tx.inbox.list_next(LOOK_AHEAD * limit) if i.update_id in left_over]
        suspects = [i for i in heads if not i.attempts][:limit] or heads[:1]
        if suspects:
            await unit.tx.inbox.count_attempt([i.update_id for i in suspects])
    return [replace(i, attempts=i.attempts + 1) for i in suspects]
