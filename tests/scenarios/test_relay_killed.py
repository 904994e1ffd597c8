"""A real process is killed while a relay starts: the next one carries on, asks everybody, and asks nobody anew."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process

from bot.simulator.phone import Phone
from tests.quartier import add_assistant, propositions_of, submit
from tests.world import TOKEN, Town

MANY = 15  # one whole wave
IN_FLIGHT = 16  # letters that Telegram may have got without our having written it down


async def start(ville: Town) -> Process:
    """The bot as it runs for a relais."""
    env = os.environ | {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": ville.server.api_url,
        "TELEGRAM_FILE_URL": ville.server.file_url,
        "DATA_DIR": str(ville.folder),
        "BOT_CLOCK_FILE": str(ville.clock.path),
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=env, stderr=asyncio.subprocess.DEVNULL
    )


async def until_asked(phones: list[Phone], how_many: int) -> None:
    async with asyncio.timeout(20):
        while sum(bool(phone.received) for phone in phones) < how_many:
            await asyncio.sleep(0.002)


async def test_kill_9_while_a_relay_starts_loses_nobody(ville: Town) -> None:
    phones = [ville.person(f"Alix{n}") for n in range(MANY)]
    for n, phone in enumerate(phones):
        await add_assistant(ville, phone, telephone=f"+336399802{n:02d}")
    numero = await submit(ville, ville.person("Camille"))
    await ville.stop_bot()
    for wanted in (1, MANY // 2, MANY):
        process = await start(ville)
        try:
            await until_asked(phones, wanted)
        finally:
            process.send_signal(signal.SIGKILL)
            await process.wait()
    await ville.start_bot()
    await ville.quiet(timeout=30)
    assert len(await propositions_of(ville, numero)) == MANY
    copies = [len([m for m in phone.received if f"Demande n° {numero}" in m.text]) for phone in phones]
    assert min(copies) >= 1
    assert sum(copies) - MANY <= 3 * IN_FLIGHT
    assert max(copies) <= 4
