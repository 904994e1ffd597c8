"""The fixtures everybody shares."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.world import Town, town


@pytest.fixture
async def ville(tmp_path: Path) -> AsyncIterator[Town]:
    """A running town, on mardi 13 octobre 2026 at 10 h."""
    async with town(tmp_path) as place:
        yield place
