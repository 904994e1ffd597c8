"""What every tick does: reads what is due, then treats one item a transaction. One that fails does not stop others."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.usecases.unit import Service, Unit

Item = TypeVar("Item")
log = logging.getLogger(__name__)


async def each_due(
    service: Service,
    list_due: Callable[[Unit], Awaitable[Sequence[Item]]],
    treat: Callable[[Unit, Item], Awaitable[None]],
) -> None:
    """`treat` looks again whether the item is still due: somebody may have changed it meanwhile."""
    async with service.unit() as unit:
        due = await list_due(unit)
    for item in due:
        try:
            async with service.unit() as unit:
                await treat(unit, item)
        except Exception:
            log.exception("%s failed for %s", treat.__name__, item)
