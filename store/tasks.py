"""What the worker has to do, from the commit that asked for it to its result. Does nothing itself."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from bot.domain.tasks import Task
from store.database import Sql
from store.times import from_text, to_text


class Tasks:
    """The table `task`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, tasks: Sequence[Task]) -> None:
        """Writes tasks. One that already waits under this key is left as it is; one that is done is done again."""
        rows = [
            {
                "key": task.key,
                "kind": task.kind,
                "body": json.dumps(task.body, ensure_ascii=False),
                "not_before": to_text(task.not_before),
            }
            for task in tasks
        ]
        await self._sql.insert(
            "task",
            rows,
            """ON CONFLICT (key) DO UPDATE SET state = 'queued', kind = excluded.kind, body = excluded.body,
               not_before = excluded.not_before, attempts = 0, settled_at = NULL, error = NULL
               WHERE task.state <> 'queued'""",
        )

    async def list_due(self, now: datetime, limit: int, but: Collection[int] = ()) -> list[Task]:
        """What may be done now, oldest first; `but` are those already in hand."""
        holes, params = self._sql.holes("id", but)
        rows = await self._sql.rows(
            f"""SELECT id, key, kind, body, not_before, attempts FROM task
                WHERE state = 'queued' AND not_before <= :now AND id NOT IN ({holes})
                ORDER BY not_before, id LIMIT :limit""",
            params | {"now": to_text(now), "limit": limit},
        )
        return [
            Task(
                row["key"],
                row["kind"],
                json.loads(row["body"]),
                from_text(row["not_before"]),
                row["attempts"],
                row["id"],
            )
            for row in rows
        ]

    async def postpone(self, task_id: int, until: datetime, error: str) -> None:
        """It did not work this time."""
        await self._sql.run(
            "UPDATE task SET attempts = attempts + 1, not_before = :until, error = :error WHERE id = :id",
            {"id": task_id, "until": to_text(until), "error": error},
        )

    async def settle(self, task_id: int, now: datetime, error: str | None = None) -> None:
        """Done, or given up with its error; what it was about is erased."""
        await self._sql.run(
            "UPDATE task SET state = :state, body = '{}', settled_at = :now, error = :error WHERE id = :id",
            {"id": task_id, "state": "failed" if error else "done", "now": to_text(now), "error": error},
        )

    async def forget_settled(self, before: datetime) -> None:
        """Forgets what was settled before that instant."""
        await self._sql.run("DELETE FROM task WHERE settled_at < :before", {"before": to_text(before)})
