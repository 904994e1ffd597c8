"""How soon the bot listens, and what it weighs after many updates."""

from __future__ import annotations

import time
from collections.abc import Sequence

import psutil

from benchmarks.figures import Figure
from benchmarks.stand_in import bench
from bot.simulator.telegram import CallRecord

UPDATES = 10_000


async def run() -> list[Figure]:
    """Start to first poll on a database already migrated; memory after the updates are answered."""
    async with bench() as this:
        await this.start()
        await this.until(lambda: _polls(this.telegram.calls) > 0, 30)
        await this.kill()
        known, began = _polls(this.telegram.calls), time.monotonic()
        await this.start()
        await this.until(lambda: _polls(this.telegram.calls) > known, 30)
        first_poll = time.monotonic() - began
        for phone in this.people(UPDATES):
            phone.send("/start")
        await this.until(lambda: this.sent() >= UPDATES, 240)
        assert this.bot is not None
        weight = psutil.Process(this.bot.pid).memory_info().rss / 2**20
    return [
        Figure("start to first poll", first_poll, "s", 2, "low"),
        Figure("memory after 10,000 updates", weight, "MB", 130, "low"),
    ]


def _polls(calls: Sequence[CallRecord]) -> int:
    # A long poll is written down when it ends; deleteWebhook is the last word before the first one.
    return sum(call.method in ("getUpdates", "deleteWebhook") for call in calls)
