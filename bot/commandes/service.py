"""A service for a command that changes something, also beside a running bot. Sends nothing: the bot will."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.config import Settings
from bot.relais import EXEMPLES, load_relais
from bot.usecases.unit import Service
from scheduler.clock import Clock
from store.database import Database
from store.lock import locked
from store.migrate import is_current, migrate


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Service]:
    """The database brought to today's shape first, which only a stopped bot allows (LockedError)."""
    clock = Clock(settings.bot_clock_file)
    territoire = load_relais(settings.relais_dir or EXEMPLES)
    if not is_current(settings.database):
        with locked(settings.database):
            migrate(settings.database)
    database = Database(settings.database)
    service = Service(database, clock.now, territoire)
    try:
        await service.open()
        yield service
    finally:
        await database.close()
