"""What is known of a person at the moment a letter that nobody asked for leaves: busy, or written to enough already."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime, timedelta

from bot.domain.outbox import Genre
from store.database import Sql
from store.letters import BUSY_FOR, IS_HELD
from store.times import from_text, to_text

KEPT = timedelta(days=60)  # a letter that waited longer than that has been forgotten


class Departs:
    """Reads the outbox."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_held(self, letter_ids: Collection[int], now: datetime) -> set[int]:
        """Those of people who are speaking with the team, or in the middle of a form."""
        rows = await self._sql.rows(
            f"""SELECT l.id FROM json_each(:ids) j JOIN letter l ON l.id = j.value WHERE {IS_HELD}""",
            {"ids": json.dumps(list(letter_ids)), "busy_since": to_text(now - BUSY_FOR)},
        )
        return {row["id"] for row in rows}

    async def list_times(
        self, chats: Collection[int], genre: Genre, since: datetime, *, also_to_come: bool = True
    ) -> dict[int, list[datetime]]:
        """When letters of that kind really left since that instant, or are to leave, by chat.

        Chat by chat, by the index of what nobody asked for: it is of use only if the statement says so.
        """
        states = "'claimed', 'sent', 'uncertain'" + (", 'queued'" if also_to_come else "")
        rows = await self._sql.rows(
            f"""SELECT l.chat_id, max(l.not_before, coalesce(l.settled_at, l.not_before)) AS le
                FROM json_each(:chats) j CROSS JOIN letter l ON l.chat_id = j.value
                WHERE l.genre = :genre AND l.genre <> 'reponse' AND l.not_before >= :kept AND l.state IN ({states})
                  AND le >= :since""",
            {
                "chats": json.dumps(list(chats)),
                "genre": genre,
                "kept": to_text(since - KEPT),
                "since": to_text(since),
            },
        )
        found: dict[int, list[datetime]] = {}
        for row in rows:
            found.setdefault(row["chat_id"], []).append(from_text(row["le"]))
        return found
