"""A broadcast with Telegram's limits on: as fast as was configured, and never refused."""

from __future__ import annotations

import os
import time

from benchmarks.figures import Figure
from benchmarks.stand_in import Bench, bench
from bot.domain.outbox import Lane, Letter
from bot.relais import EXEMPLES, load_relais
from bot.usecases.unit import Service
from scheduler.clock import Clock
from store.database import Database
from store.migrate import migrate

LETTERS = int(os.environ.get("BENCH_LETTERS", "5000"))
RATE = 25.0
BLOCK = 500


async def run() -> list[Figure]:
    """The rate from the first letter to the last, the first burst left out."""
    async with bench(limits=True) as this:
        await write_letters(this, LETTERS)
        await this.start()
        burst = int(RATE) + 1
        await this.until(lambda: this.sent() >= burst, 30)
        began, before = time.monotonic(), this.sent()
        await this.until(lambda: this.sent() >= LETTERS, LETTERS / RATE * 2 + 30)
        rate = (LETTERS - before) / (time.monotonic() - began)
        refused = sum("429" in call.error or "Too Many" in call.error for call in this.telegram.calls)
    note = f"{LETTERS} letters at {RATE:.0f}/s configured"
    return [
        Figure("a broadcast, share of the configured rate", rate / RATE * 100, "%", 98, "high", note),
        Figure("a broadcast, refusals (429)", refused, "", 0, "low", note),
    ]


async def write_letters(this: Bench, count: int) -> None:
    """So many people, and a letter of a broadcast for each."""
    phones = this.people(count, "L")
    migrate(this.settings.database)
    database = Database(this.settings.database)
    service = Service(database, Clock().now, load_relais(EXEMPLES))
    await service.open()
    try:
        for start in range(0, count, BLOCK):
            async with service.unit() as unit:
                for n, phone in enumerate(phones[start : start + BLOCK], start):
                    body = {"text": f"Annonce du relais, copie {n}"}
                    unit.letters.append(Letter(f"annonce:1:{n}", phone.id, body, unit.now, Lane.BULK))
    finally:
        await database.close()
