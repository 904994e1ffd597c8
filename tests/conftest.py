"""The fixtures everybody shares."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from store import database
from tests.savoir import know
from tests.world import Town, town


@pytest.fixture(scope="session", autouse=True)
def _no_power_cut() -> Iterator[None]:
    """No test cuts the power: waiting for the disk proves nothing. Processes of their own keep the real settings."""
    with pytest.MonkeyPatch.context() as patch:
        pragmas = [pragma.replace("synchronous = FULL", "synchronous = OFF") for pragma in database.PRAGMAS]
        patch.setattr(database, "PRAGMAS", pragmas)
        yield


@pytest.fixture
async def ville(tmp_path: Path) -> AsyncIterator[Town]:
    """A running town, on mardi 13 octobre 2026 at 10 h."""
    async with town(tmp_path) as place:
        yield place


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot knows the few pages of tests/savoir.py."""
    know(monkeypatch)
