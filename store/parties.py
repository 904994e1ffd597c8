"""The parts of a request that professionals said they can take."""

from __future__ import annotations

import json
from datetime import datetime

from bot.domain.complements import Partie
from store.database import Sql
from store.times import to_text


class Parties:
    """The table `reponse_partielle`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def save(self, proposition_id: int, partie: Partie, now: datetime) -> None:
        """Her newest word on it."""
        await self._sql.run(
            """INSERT INTO reponse_partielle (proposition_id, jours, moment, enfants, le)
               VALUES (:id, :jours, :moment, :enfants, :now) ON CONFLICT (proposition_id) DO UPDATE SET
                 jours = excluded.jours, moment = excluded.moment, enfants = excluded.enfants, le = excluded.le""",
            {
                "id": proposition_id,
                "jours": json.dumps(sorted(partie.jours)),
                "moment": partie.moment,
                "enfants": json.dumps(sorted(partie.enfants)),
                "now": to_text(now),
            },
        )

    async def forget(self, proposition_id: int) -> None:
        """She takes all of it, or is asked anew."""
        await self._sql.run("DELETE FROM reponse_partielle WHERE proposition_id = :id", {"id": proposition_id})

    async def list_of_demande(self, demande_id: int) -> dict[int, Partie]:
        """By proposition, of those who are interested and whom the family has not put aside."""
        rows = await self._sql.rows(
            """SELECT r.* FROM reponse_partielle r JOIN proposition p ON p.id = r.proposition_id
               WHERE p.demande_id = :id AND p.etat = 'interessee' AND p.suivi IS NOT 'sans_suite' ORDER BY p.id""",
            {"id": demande_id},
        )
        return {
            row["proposition_id"]: Partie(
                frozenset(json.loads(row["jours"])), row["moment"], frozenset(json.loads(row["enfants"]))
            )
            for row in rows
        }
