"""What families that cannot be written to are told on the phone. The words go as soon as they are said."""

from __future__ import annotations

from datetime import datetime

from store.database import Sql
from store.times import to_text


class ADire:
    """The table `a_dire`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, demande_id: int, evenement: str, texte: str, now: datetime) -> bool:
        """Once for each event of a request; False when it was written before."""
        rows = await self._sql.rows(
            """INSERT INTO a_dire (demande_id, evenement, texte, le) VALUES (:id, :evenement, :texte, :now)
               ON CONFLICT (demande_id, evenement) DO NOTHING RETURNING id""",
            {"id": demande_id, "evenement": evenement, "texte": texte, "now": to_text(now)},
        )
        return bool(rows)

    async def list_of(self, demande_id: int) -> list[str]:
        """What waits to be said about a request, oldest first."""
        rows = await self._sql.rows(
            "SELECT texte FROM a_dire WHERE demande_id = :id AND dit_le IS NULL ORDER BY le, id", {"id": demande_id}
        )
        return [row["texte"] for row in rows]

    async def mark_said(self, demande_id: int, now: datetime) -> int:
        """All of it was said; gives how many words waited."""
        rows = await self._sql.rows(
            """UPDATE a_dire SET dit_le = :now, texte = NULL WHERE demande_id = :id AND dit_le IS NULL
               RETURNING id""",
            {"id": demande_id, "now": to_text(now)},
        )
        return len(rows)

    async def forget_of_account(self, telegram_id: int) -> None:
        """She can be written to again, and reads what waited for her: nobody need phone."""
        await self._sql.run(
            """DELETE FROM a_dire WHERE dit_le IS NULL AND demande_id IN
                 (SELECT d.id FROM demande d JOIN famille f ON f.id = d.famille_id
                  JOIN compte c ON c.id = f.compte_id WHERE c.telegram_id = :id)""",
            {"id": telegram_id},
        )
