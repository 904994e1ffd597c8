"""A stand-in for Telegram in this process, and a bot in another one: the two cores are shared fairly."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config import Settings
from bot.simulator.phone import Phone
from bot.simulator.server import Server, serve
from bot.simulator.telegram import Telegram

TOKEN = "7000000001:bench"
SENDS = frozenset({"sendMessage", "editMessageText"})


class Bench:
    """A Telegram with people, and a bot beside it that can be started and killed."""

    def __init__(self, folder: Path, telegram: Telegram, server: Server) -> None:
        self.folder = folder
        self.telegram = telegram
        self.server = server
        self.bot: asyncio.subprocess.Process | None = None

    @property
    def settings(self) -> Settings:
        """Those of the bot."""
        return Settings(telegram_token=TOKEN, data_dir=self.folder)

    def people(self, count: int, prefix: str = "P") -> list[Phone]:
        """So many people who have started the bot."""
        phones = [self.telegram.person(f"{prefix}{n}") for n in range(count)]
        for phone in phones:
            phone.chat.started = True
        return phones

    def sent(self) -> int:
        """Messages and edits carried out so far."""
        return sum(1 for call in self.telegram.calls if call.method in SENDS and not call.error)

    async def start(self, *command: str, **environment: str) -> None:
        """Starts the bot, or another one."""
        known = {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.server.api_url,
            "TELEGRAM_FILE_URL": self.server.file_url,
            "DATA_DIR": str(self.folder),
        }
        self.bot = await asyncio.create_subprocess_exec(
            sys.executable, *(command or ("-m", "bot", "run")), env=os.environ | known | environment,
            stdout=asyncio.subprocess.DEVNULL, stderr=None,
        )  # fmt: skip

    async def kill(self) -> None:
        """kill -9."""
        if self.bot is not None and self.bot.returncode is None:
            self.bot.kill()
            await self.bot.wait()

    async def until(self, done: Callable[[], bool], seconds: float) -> float:
        """Waits for something; gives the seconds it took. TimeoutError after too long."""
        began = time.monotonic()
        while not done():
            if time.monotonic() - began > seconds:
                raise TimeoutError(f"not done after {seconds} s; {self.sent()} sent")
            if self.bot is not None and self.bot.returncode is not None:
                raise RuntimeError(f"the bot ended with status {self.bot.returncode}")
            await asyncio.sleep(0.002)
        return time.monotonic() - began


@asynccontextmanager
async def bench(*, limits: bool = False, latency: float = 0.0) -> AsyncIterator[Bench]:
    """A new folder, a new Telegram; everything is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        telegram = Telegram(limits=limits, latency=latency, token=TOKEN)
        server = await serve(telegram)
        this = Bench(Path(folder), telegram, server)
        try:
            yield this
        finally:
            await this.kill()
            await server.stop()
