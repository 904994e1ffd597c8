"""A service on a real database, and a Telegram that answers what the test wants."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.domain.territoire import Territoire
from bot.usecases.unit import Service, Unit
from store.database import Database
from store.migrate import migrate
from tests.world import MARDI_10_H


class Moment:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = MARDI_10_H


class Meanwhile:
    """The service, in which something happens between what a tick reads and what it writes."""

    def __init__(self, service: Service, happens: Callable[[Unit], Awaitable[object]], before: int) -> None:
        self._service, self._happens, self._left = service, happens, before

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        self._left -= 1
        if self._left == 0:
            async with self._service.unit() as unit:
                await self._happens(unit)
        async with self._service.unit() as unit:
            yield unit


@pytest.fixture
def moment() -> Moment:
    """Mardi 13 octobre 2026, 10 h."""
    return Moment()


@pytest.fixture
async def service(tmp_path: Path, moment: Moment) -> AsyncIterator[Service]:
    """Nobody in it yet."""
    migrate(tmp_path / "relais.db")
    opened = Service(Database(tmp_path / "relais.db"), lambda: moment.now, Territoire(()))
    await opened.open()
    yield opened
    await opened.database.close()
