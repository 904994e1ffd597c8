"""Something long done a block a transaction, campaign after campaign, and no more of it than one beat may take."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.domain.campagnes import Campagne
from bot.usecases.each_due import each_due
from bot.usecases.unit import Service, Unit


async def in_blocks(
    service: Service,
    list_some: Callable[[Unit], Awaitable[Sequence[Campagne]]],
    treat: Callable[[Unit, Campagne], Awaitable[None]],
    blocks: int,
) -> None:
    """`treat` does one block of a campaign; called again as long as something is listed. What is left waits a beat."""
    done = 0
    while done < blocks:
        found: list[Campagne] = []

        async def known(unit: Unit, found: list[Campagne] = found) -> Sequence[Campagne]:
            """Those whose relais is still in this installation."""
            found += [one for one in await list_some(unit) if unit.territoire.find(one.relais_id) is not None]
            return found

        await each_due(service, known, treat)
        if not found:
            return
        done += len(found)
