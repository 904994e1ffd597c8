"""`run`: migrate, lock, run until a signal. Builds nothing itself."""

from __future__ import annotations

import asyncio
import signal

from bot.config import Settings, SettingsError
from bot.wiring import Assembly
from handlers.connection import TokenRefusedError, WebhookRefusedError
from handlers.receiver import PortTakenError
from scheduler.clock import Clock
from store.lock import locked
from store.migrate import migrate


async def run_bot(settings: Settings, stop: asyncio.Event | None = None) -> int:
    """Until SIGTERM or SIGINT; raises what the command line says in one sentence."""
    stop = stop or asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    clock = Clock(settings.bot_clock_file)
    settings.token()
    try:
        with locked(settings.database):
            migrate(settings.database)
            await Assembly(settings, clock).run(stop)
    except TokenRefusedError as error:
        raise SettingsError("TELEGRAM_TOKEN : Telegram refuse ce jeton ; demandez-en un à @BotFather") from error
    except WebhookRefusedError as error:
        raise SettingsError(f"WEBHOOK_URL : Telegram refuse cette adresse ({error})") from error
    except PortTakenError as error:
        raise SettingsError(f"WEBHOOK_PORT : le port {settings.webhook_port} est pris ; donnez-en un autre") from error
    return 0
