"""Half-filled forms: one of each kind for an account, one of them open. Knows nothing of what is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.personnes import Dialogue
from store.database import Sql
from store.times import to_text


@dataclass(frozen=True, slots=True)
class Delaisse:
    """A form that nobody touched for a while, and who began it."""

    compte_id: int
    telegram_id: int
    relais_id: int | None
    reponses: Mapping[str, Any]


class Dialogues:
    """The progress of a form is a row; typed words go to the one that is open."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def find(self, compte_id: int, formulaire: str) -> Dialogue | None:
        """The half-filled form of that kind, open or not."""
        row = await self._sql.row(
            "SELECT etape, reponses FROM dialogue WHERE compte_id = :compte_id AND formulaire = :formulaire",
            {"compte_id": compte_id, "formulaire": formulaire},
        )
        return None if row is None else Dialogue(formulaire, row["etape"], json.loads(row["reponses"]))

    async def save(
        self, compte_id: int, formulaire: str, etape: str, reponses: Mapping[str, Any], now: datetime
    ) -> None:
        """Where this person is; it becomes the open form, and another one waits."""
        who = {"compte_id": compte_id, "formulaire": formulaire}
        await self._sql.run(
            """UPDATE dialogue SET ouvert = 0
               WHERE compte_id = :compte_id AND formulaire <> :formulaire AND ouvert = 1""",
            who,
        )
        await self._sql.run(
            """INSERT INTO dialogue (compte_id, formulaire, etape, reponses, updated_at)
               VALUES (:compte_id, :formulaire, :etape, :reponses, :now)
               ON CONFLICT (compte_id, formulaire) DO UPDATE SET
                 etape = :etape, reponses = :reponses, updated_at = :now, ouvert = 1""",
            who | {"etape": etape, "reponses": json.dumps(reponses, ensure_ascii=False), "now": to_text(now)},
        )

    async def suspend(self, compte_id: int) -> None:
        """The person went elsewhere: the form waits, and what she types does not go to it any more."""
        await self._sql.run(
            "UPDATE dialogue SET ouvert = 0 WHERE compte_id = :compte_id AND ouvert = 1", {"compte_id": compte_id}
        )

    async def forget(self, compte_id: int, formulaire: str | None = None) -> None:
        """The form is finished or given up: that one, or the open one."""
        which = "ouvert = 1" if formulaire is None else "formulaire = :formulaire"
        await self._sql.run(
            f"DELETE FROM dialogue WHERE compte_id = :compte_id AND {which}",
            {"compte_id": compte_id} if formulaire is None else {"compte_id": compte_id, "formulaire": formulaire},
        )

    async def list_forsaken(self, formulaire: str, before: datetime, limit: int = 200) -> list[Delaisse]:
        """Forms untouched since `before` that were never recalled, oldest first."""
        rows = await self._sql.rows(
            """SELECT d.compte_id, c.telegram_id, c.relais_id, d.reponses
               FROM dialogue d JOIN compte c ON c.id = d.compte_id
               WHERE d.rappele_at IS NULL AND d.updated_at <= :before AND d.formulaire = :formulaire
               ORDER BY d.updated_at LIMIT :limit""",
            {"before": to_text(before), "formulaire": formulaire, "limit": limit},
        )
        return [Delaisse(r["compte_id"], r["telegram_id"], r["relais_id"], json.loads(r["reponses"])) for r in rows]

    async def mark_recalled(self, compte_id: int, formulaire: str, now: datetime) -> None:
        """Once is enough."""
        await self._sql.run(
            "UPDATE dialogue SET rappele_at = :now WHERE compte_id = :compte_id AND formulaire = :formulaire",
            {"now": to_text(now), "compte_id": compte_id, "formulaire": formulaire},
        )
