"""The last occurrence done of each rhythm of the timetable."""

from __future__ import annotations

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

    async def save(self, name: str, done: datetime) -> None:
        """This occurrence is done."""
        await self._sql.run(
            "INSERT INTO tick (name, done) VALUES (:name, :done) ON CONFLICT (name) DO UPDATE SET done = :done",
            {"name": name, "done": to_text(done)},
        )
