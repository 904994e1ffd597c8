"""A real database, migrated and open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store.database import Database
from store.migrate import migrate


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty one of today's shape."""
    path = tmp_path / "relais.db"
    migrate(path)
    opened = Database(path)
    await opened.open()
    yield opened
    await opened.close()
