"""What the clock does about campaigns: ends, begins, writes. Looks once a second, and does nothing most of the time."""

from __future__ import annotations

from bot.usecases.end_campaigns import end_campaigns
from bot.usecases.open_campaigns import open_campaigns
from bot.usecases.unit import Service
from bot.usecases.write_campaigns import write_campaigns


async def run_campaigns(service: Service) -> None:
    """First what is over: nobody is written to by a campaign that has ended or was stopped."""
    async with service.unit() as unit:
        if not await unit.tx.campagnes.has_work(unit.now, unit.today):
            return
    await end_campaigns(service)
    await open_campaigns(service)
    await write_campaigns(service)
