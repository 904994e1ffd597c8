"""Half-filled forms: one at most for each account. Knows nothing of what is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from store.database import Sql
from store.times import to_text


class Dialogues:
    """The progress of a form is a row."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def save(
        self, compte_id: int, formulaire: str, etape: str, reponses: Mapping[str, Any], now: datetime
    ) -> None:
        """Where this person is; replaces what was there."""
        await self._sql.run(
            """INSERT INTO dialogue (compte_id, formulaire, etape, reponses, updated_at)
               VALUES (:compte_id, :formulaire, :etape, :reponses, :now)
               ON CONFLICT (compte_id) DO UPDATE SET formulaire = :formulaire, etape = :etape,
                 reponses = :reponses, updated_at = :now, rappele_at = NULL""",
            {
                "compte_id": compte_id,
                "formulaire": formulaire,
                "etape": etape,
                "reponses": json.dumps(reponses, ensure_ascii=False),
                "now": to_text(now),
            },
        )

    async def forget(self, compte_id: int) -> None:
        """The form is finished or given up."""
        await self._sql.run("DELETE FROM dialogue WHERE compte_id = :compte_id", {"compte_id": compte_id})
