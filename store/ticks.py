"""The last occurrence done of each rhythm of the timetable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from store.database import Sql
from store.times import from_text, to_text


class Ticks:
    """One row a rhythm."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_done(self) -> dict[str, datetime]:
        """The last occurrence done, by rhythm."""
        rows = await self._sql.rows("SELECT name, done FROM tick")
        return {row["name"]: from_text(row["done"]) for row in rows}

    async def save(self, done: Mapping[str, datetime]) -> None:
        """These occurrences are done."""
        rows = [{"name": name, "done": to_text(at)} for name, at in done.items()]
        await self._sql.insert("tick", rows, "ON CONFLICT (name) DO UPDATE SET done = excluded.done")
