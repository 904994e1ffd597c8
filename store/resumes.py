"""What is known of the places of many people at once: counted by the database. Reads one place of nobody."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from bot.domain.calendrier import to_paris
from bot.domain.resume_places import Resume, resume_of
from store.database import Sql
from store.times import from_text

SELECT = """
SELECT a.id, a.agrement_places, count(p.id) AS places, sum(p.etat = 'occupee') AS occupees,
  sum(p.etat = 'gelee') AS gelees, max(CASE WHEN p.etat <> 'inconnue' THEN p.confirmee_le END) AS dite_le,
  group_concat(CASE WHEN p.etat = 'libre' THEN coalesce(p.libre_le, '') END) AS libres
FROM json_each(:ids) j
JOIN assistant_maternel a ON a.id = j.value
LEFT JOIN place p ON p.assistant_maternel_id = a.id
GROUP BY a.id
"""


class Resumes:
    """Reads `place`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_of(self, assistant_ids: Collection[int], today: date) -> dict[int, Resume]:
        """By entry."""
        rows = await self._sql.rows(SELECT, {"ids": json.dumps(list(assistant_ids))})
        return {
            row["id"]: resume_of(
                row["libres"],
                row["occupees"] or 0,
                row["gelees"] or 0,
                row["places"],
                row["agrement_places"],
                None if row["dite_le"] is None else to_paris(from_text(row["dite_le"])).date(),
                today,
            )
            for row in rows
        }
