"""A whole town for tests: the local Telegram, the real bot, a real database, a clock that can be moved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.config import Settings
from bot.domain.outbox import Lane, Letter, Pace
from bot.simulator.clock import FileClock
from bot.simulator.phone import Phone
from bot.simulator.server import Server, serve
from bot.simulator.telegram import Telegram
from bot.wiring import Assembly
from scheduler.clock import Clock
from store.migrate import migrate

TOKEN = "7000000001:test-token"
MARDI_10_H = datetime.fromisoformat("2026-10-13T10:00:00+02:00")

# A story may tap more in a second than a person does in a minute; the real pace is proved in test_tournee.
IN_A_HURRY = Pace(chat_burst=1000, group_burst=1000)


class Town:
    """What a story needs: people with phones, the bot, the time."""

    def __init__(self, folder: Path, telegram: Telegram, server: Server, clock: FileClock, **settings: Any) -> None:
        self.folder = folder
        self.telegram = telegram
        self.server = server
        self.clock = clock
        usual: dict[str, Any] = {
            "telegram_token": TOKEN,
            "telegram_api_url": server.api_url,
            "telegram_file_url": server.file_url,
            "data_dir": folder,
            "bot_clock_file": clock.path,
        }
        self.settings = Settings(**(usual | settings))
        self.bot: Assembly
        self._stop = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    async def start_bot(self) -> None:
        """The bot, as `run` starts it."""
        migrate(self.settings.database)
        self._stop = asyncio.Event()
        self.bot = Assembly(self.settings, Clock(self.clock.path))
        self.bot.postman.bag.pace = IN_A_HURRY
        self._running = asyncio.create_task(self.bot.run(self._stop))
        while not self.bot.service.territoire.ids and not self._running.done():
            await asyncio.sleep(0.001)  # the store is open once it knows the relais
        # A clock moved before the runner began would owe nothing; a Telegram that keeps silent is not waited for.
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                while not self.bot.runner.is_running and not self._running.done():
                    await asyncio.sleep(0.002)

    async def stop_bot(self) -> None:
        """The bot stops in order."""
        self._stop.set()
        if self._running is not None:
            await self._running

    async def restart_bot(self) -> None:
        """Stops and starts: nothing may be lost between two steps."""
        await self.stop_bot()
        await self.start_bot()

    def person(self, prenom: str, **known: object) -> Phone:
        """Somebody with a phone."""
        return self.telegram.person(prenom, **known)

    async def post(self, key: str, phone: Phone, text: str = "Bonjour", **known: Any) -> None:
        """A letter, as a use case would write it; known: lane, not_before, until, edits…"""
        async with self.bot.service.unit() as unit:
            options: dict[str, Any] = {"not_before": unit.now, "lane": Lane.ALERT} | known
            unit.letters.append(Letter(key, phone.id, {"text": text}, **options))

    async def quiet(self, timeout: float = 10.0) -> None:
        """Until everything said has been treated, and every answer has arrived."""
        async with asyncio.timeout(timeout):
            while self.telegram.bot.updates or not await self.bot.is_quiet():
                await asyncio.sleep(0.005)

    async def move(self, **by: int) -> None:
        """Moves the clock (hours=, days=, months=) and lets the bot live that time."""
        self.clock.move(**by)
        await self.bot.runner.beat()
        await self.quiet()

    async def move_to(self, moment: datetime) -> None:
        """Moves the clock to a moment."""
        self.clock.set(moment)
        await self.bot.runner.beat()
        await self.quiet()

    async def sleep_until(self, moment: datetime) -> None:
        """The bot is stopped until that moment, then catches up at once: for times too far to be lived hour by hour."""
        await self.quiet()
        await self.stop_bot()
        self.clock.set(moment)
        await self.start_bot()
        await self.quiet()

    def now(self) -> datetime:
        """The time in town."""
        return self.clock()


@asynccontextmanager
async def town(folder: Path, start: datetime = MARDI_10_H, **settings: Any) -> AsyncIterator[Town]:
    """A town whose bot is running; afterwards, nothing that Telegram would have refused may have been sent.

    `settings`: those of the bot that are not the usual ones (webhook_url, http_client…).
    """
    clock = FileClock(folder / "horloge")
    clock.set(start)
    telegram = Telegram(now=clock, token=TOKEN)
    server = await serve(telegram, webhook_retry=0.02)
    place = Town(folder, telegram, server, clock, **settings)
    await place.start_bot()
    try:
        yield place
    finally:
        await place.stop_bot()
        await server.stop()
    assert telegram.violations == []


DAY = timedelta(days=1)
