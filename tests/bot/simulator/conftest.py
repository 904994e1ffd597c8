"""A local Telegram for each test, on mardi 13 octobre 2026 at 10 h in Paris."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.simulator.server import Server, serve
from bot.simulator.telegram import Telegram

MORNING = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(now=lambda: MORNING)


@pytest.fixture
async def server(telegram: Telegram) -> AsyncIterator[Server]:
    running = await serve(telegram)
    yield running
    await running.stop()
