"""`run`: migrate, lock, run until a signal. Builds nothing itself."""

from __future__ import annotations

import asyncio
import signal
import sys

from bot.config import Settings, SettingsError
from bot.relais import TerritoireInvalideError
from bot.wiring import Assembly
from handlers.connection import TokenRefusedError
from scheduler.clock import Clock, ClockError
from store.lock import LockedError, locked
from store.migrate import MigrationError, migrate


async def run_bot(settings: Settings, stop: asyncio.Event | None = None) -> int:
    """Until SIGTERM or SIGINT; everything that a person can mend is one sentence and status 2."""
    stop = stop or asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    try:
        clock = Clock(settings.bot_clock_file)
        settings.token()
        with locked(settings.database):
            migrate(settings.database)
            await Assembly(settings, clock).run(stop)
    except TerritoireInvalideError as error:
        raise SettingsError(f"RELAIS_DIR : {error}") from error
    except ClockError as error:
        raise SettingsError(f"BOT_CLOCK_FILE : {error}") from error
    except TokenRefusedError as error:
        raise SettingsError("TELEGRAM_TOKEN : Telegram refuse ce jeton ; demandez-en un à @BotFather") from error
    except (LockedError, MigrationError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0
