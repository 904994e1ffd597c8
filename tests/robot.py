"""The real bot as a process of its own: started, killed, asked to stop. Knows nothing of what it does."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.simulator.server import Server

ROOT = Path(__file__).parent.parent
TOKEN = "7000000001:mesure"


class Robot:
    """`python -m bot run`, beside a local Telegram, on one folder."""

    def __init__(self, server: Server | None, folder: Path, **settings: str) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "PYTHONPATH")}
        urls = {"TELEGRAM_API_URL": server.api_url, "TELEGRAM_FILE_URL": server.file_url} if server else {}
        # The folder has no .env, but the modules are found from the root of the project.
        self.environment = (
            kept | {"PYTHONPATH": str(ROOT), "TELEGRAM_TOKEN": TOKEN, "DATA_DIR": str(folder)} | urls | settings
        )
        self.process: asyncio.subprocess.Process | None = None

    @property
    def database(self) -> Path:
        """Its database file."""
        return self.folder / "relais.db"

    async def start(self) -> None:
        """Begins; what it says on standard error is kept."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "stderr.txt").open("ab") as stderr:
            command = (sys.executable, "-m", "bot", "run")
            self.process = await asyncio.create_subprocess_exec(
                *command, cwd=self.folder, env=self.environment, stderr=stderr
            )

    async def kill(self) -> None:
        """kill -9."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM; gives the exit status."""
        return await self._end(signal.SIGTERM)

    async def wait(self, seconds: float = 10.0) -> int:
        """Until it ends by itself; gives the exit status."""
        assert self.process is not None
        async with asyncio.timeout(seconds):
            return await self.process.wait()

    def said(self) -> str:
        """Its standard error."""
        return (self.folder / "stderr.txt").read_text("utf-8")

    async def _end(self, with_signal: signal.Signals) -> int:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(with_signal)
        return await self.process.wait()
