"""The raw updates: written before they are acknowledged, forgotten once treated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.inbox import Incoming
from store.database import Row, Sql
from store.times import maybe_time, to_text

LOOK_AHEAD = 4  # times the updates wanted: among so many of the oldest there are nearly always enough chats


class Inbox:
    """The queue of what people did."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, batch: Sequence[Incoming], now: datetime) -> None:
        """Writes a batch; an update already there is left as it is."""
        at = to_text(now)
        rows = [{"update_id": i.update_id, "chat_id": i.chat_id, "body": i.body, "received_at": at} for i in batch]
        await self._sql.insert("inbox", rows, "ON CONFLICT (update_id) DO NOTHING")

    async def list_next(self, limit: int) -> list[Incoming]:
        """The oldest update of each chat, oldest first."""
        ahead = LOOK_AHEAD * limit
        rows = await self._sql.rows(
            """SELECT update_id, chat_id, body, attempts FROM inbox WHERE state = 'queued'
               ORDER BY update_id LIMIT :ahead""",
            {"ahead": ahead},
        )
        first = _first_of_each_chat(rows)
        if len(first) < limit and len(rows) == ahead:  # somebody writes a lot: the others stand further back
            first = await self._sql.rows(
                """SELECT update_id, chat_id, body, attempts FROM inbox
                   WHERE update_id IN (SELECT min(update_id) FROM inbox WHERE state = 'queued' GROUP BY chat_id)
                   ORDER BY update_id LIMIT :limit""",
                {"limit": limit},
            )
        return [Incoming(*row) for row in first[:limit]]

    async def list_left_over(self) -> list[int]:
        """What an earlier process left: one of these may be what stopped it."""
        rows = await self._sql.rows("SELECT update_id FROM inbox WHERE state = 'queued'")
        return [row[0] for row in rows]

    async def oldest_queued(self) -> datetime | None:
        """Since when the update that waits longest has been here."""
        return maybe_time(await self._sql.value("SELECT min(received_at) FROM inbox WHERE state = 'queued'"))

    async def count_attempt(self, update_ids: Sequence[int]) -> None:
        """Says, before treating them, that these are in hand."""
        holes, params = self._sql.holes("id", update_ids)
        await self._sql.run(f"UPDATE inbox SET attempts = attempts + 1 WHERE update_id IN ({holes})", params)

    async def done(self, update_ids: Sequence[int], now: datetime) -> None:
        """Treated: the text is erased."""
        if not update_ids:
            return
        holes, params = self._sql.holes("id", update_ids)
        await self._sql.run(
            f"UPDATE inbox SET state = 'done', body = NULL, treated_at = :now WHERE update_id IN ({holes})",
            {**params, "now": to_text(now)},
        )

    async def failed(self, update_id: int, reference: str, now: datetime, *, set_aside: bool = False) -> None:
        """Could not be treated; kept a few days with the reference that the person was given."""
        await self._sql.run(
            """UPDATE inbox SET state = :state, reference = :reference, treated_at = :now
               WHERE update_id = :update_id""",
            {
                "state": "set_aside" if set_aside else "failed",
                "reference": reference,
                "now": to_text(now),
                "update_id": update_id,
            },
        )

    async def forget_treated(self, before: datetime) -> None:
        """Forgets what was treated before that instant."""
        await self._sql.run(
            "DELETE FROM inbox WHERE state <> 'queued' AND treated_at < :before", {"before": to_text(before)}
        )


def _first_of_each_chat(rows: Iterable[Row]) -> list[Row]:
    first: dict[int, Row] = {}
    for row in rows:
        first.setdefault(row["chat_id"], row)
    return list(first.values())
