"""`make demo`: a local Telegram, the real bot beside it as a process of its own, and people to play. No token."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from pathlib import Path

from bot.config import Settings, SettingsError
from bot.simulator.clock import FileClock
from bot.simulator.server import Guide, serve
from bot.simulator.telegram import Telegram

TOKEN = "7000000001:demonstration"  # noqa: S105 - opens nothing
START = "2026-10-13T10:00:00+02:00"  # a Tuesday morning: at night or on a Sunday a well-behaved bot says little


async def run_demo(settings: Settings) -> int:
    """Until Ctrl-C. Everything lies in a folder of its own, thrown away at the end."""
    with tempfile.TemporaryDirectory(prefix="relais-demo-", ignore_cleanup_errors=True) as folder:
        clock_file = Path(folder) / "horloge"
        clock_file.write_text(START, "utf-8")
        telegram = Telegram(now=FileClock(clock_file), token=TOKEN)
        try:
            server = await serve(telegram, port=settings.simulator_port, guide=GUIDE)
        except OSError as error:
            raise SettingsError(
                f"SIMULATOR_PORT : le port {settings.simulator_port} est pris ; donnez-en un autre"
            ) from error
        print(f"\nLa démonstration est prête : {server.page_url}\n(Ctrl-C pour arrêter)\n", flush=True)
        environment = os.environ | {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": server.api_url,
            "TELEGRAM_FILE_URL": server.file_url,
            "DATA_DIR": folder,
            "DATABASE_URL": "",
            "WEBHOOK_URL": "",
            "BOT_CLOCK_FILE": str(clock_file),
        }
        telegram.person("Camille", role="Parent", phone="+33639980001")
        try:
            return await _beside(environment)
        finally:
            await server.stop()


async def _beside(environment: dict[str, str]) -> int:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    robot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environment)
    ended, asked = asyncio.create_task(robot.wait()), asyncio.create_task(stop.wait())
    await asyncio.wait([ended, asked], return_when=asyncio.FIRST_COMPLETED)
    if not ended.done():
        robot.terminate()
    asked.cancel()
    return 0 if stop.is_set() else await ended


GUIDE = Guide("À essayer", ["Sur le téléphone de Camille, envoyez /start."], [("Camille", "Parent")])
