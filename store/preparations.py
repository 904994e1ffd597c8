"""What each side has ticked on her own list before a first meeting. Never read for the other side."""

from __future__ import annotations

from datetime import datetime

from store.database import Sql
from store.times import to_text


class Preparations:
    """The table `preparation`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_ticked(self, compte_id: int, proposition_id: int) -> frozenset[str]:
        """The points that this account ticked for that meeting."""
        rows = await self._sql.rows(
            "SELECT point FROM preparation WHERE compte_id = :compte_id AND proposition_id = :proposition_id",
            {"compte_id": compte_id, "proposition_id": proposition_id},
        )
        return frozenset(row["point"] for row in rows)

    async def tick(self, compte_id: int, proposition_id: int, point: str, now: datetime) -> None:
        """Ticked; twice is once."""
        await self._sql.run(
            """INSERT INTO preparation (compte_id, proposition_id, point, le)
               VALUES (:compte_id, :proposition_id, :point, :now) ON CONFLICT DO NOTHING""",
            {"compte_id": compte_id, "proposition_id": proposition_id, "point": point, "now": to_text(now)},
        )

    async def untick(self, compte_id: int, proposition_id: int, point: str) -> None:
        """Ticked no longer."""
        await self._sql.run(
            """DELETE FROM preparation
               WHERE compte_id = :compte_id AND proposition_id = :proposition_id AND point = :point""",
            {"compte_id": compte_id, "proposition_id": proposition_id, "point": point},
        )
