"""The number each relais has in the database. Everything else about it is in its territory file."""

from __future__ import annotations

from collections.abc import Iterable

from store.database import Sql


class RelaisConnus:
    """The table `relais`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def know(self, slugs: Iterable[str]) -> dict[str, int]:
        """The number of each slug; a new one gets its own, a number never changes."""
        await self._sql.insert("relais", [{"slug": slug} for slug in slugs], "ON CONFLICT (slug) DO NOTHING")
        return {row["slug"]: row["id"] for row in await self._sql.rows("SELECT slug, id FROM relais")}
