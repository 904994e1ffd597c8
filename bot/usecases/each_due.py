"""What every tick does: reads what is due, then treats one item a transaction. One that fails does not stop others."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.usecases.unit import Service, Unit

log = logging.getLogger(__name__)


async def each_due(
    service: Service,
    list_due: Callable[[Unit], Awaitable[Sequence[int]]],
    treat: Callable[[Unit, int], Awaitable[None]],
) -> None:
    """`treat` looks again whether the item is still due: somebody may have changed it meanwhile."""
    async with service.unit() as unit:
        due = await list_due(unit)
    for number in due:
        try:
            async with service.unit() as unit:
                await treat(unit, number)
        except Exception:
            log.exception("%s failed for %s", treat.__name__, number)
