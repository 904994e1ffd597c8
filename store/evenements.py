"""What animatrices did about each request. Adds lines, never rewrites one."""

from __future__ import annotations

from datetime import datetime

from bot.domain.evenements import Evenement, Quoi
from store.database import Sql
from store.times import from_text, to_text


class Evenements:
    """The table `evenement`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(
        self,
        relais_id: int,
        demande_id: int,
        quoi: Quoi,
        now: datetime,
        *,
        animateur_id: int | None = None,
        assistant_id: int | None = None,
    ) -> None:
        """One line more."""
        await self._sql.run(
            """INSERT INTO evenement (relais_id, demande_id, le, quoi, animateur_id, assistant_maternel_id)
               VALUES (:relais_id, :demande_id, :le, :quoi, :animateur_id, :assistant_id)""",
            {
                "relais_id": relais_id,
                "demande_id": demande_id,
                "le": to_text(now),
                "quoi": quoi,
                "animateur_id": animateur_id,
                "assistant_id": assistant_id,
            },
        )

    async def list_of_demande(self, demande_id: int) -> list[Evenement]:
        """Everything, oldest first, with the names an animatrice knows."""
        rows = await self._sql.rows(
            """SELECT e.le, e.quoi, n.nom AS qui, a.prenom || ' ' || a.nom AS assistant
               FROM evenement e LEFT JOIN animateur n ON n.id = e.animateur_id
               LEFT JOIN assistant_maternel a ON a.id = e.assistant_maternel_id
               WHERE e.demande_id = :id ORDER BY e.id""",
            {"id": demande_id},
        )
        return [Evenement(from_text(row["le"]), row["quoi"], row["qui"], row["assistant"]) for row in rows]

    async def last_of(self, demande_id: int, among: tuple[Quoi, ...]) -> Quoi | None:
        """The newest of these kinds, if any."""
        holes, params = self._sql.holes("quoi", among)
        found: Quoi | None = await self._sql.value(
            f"SELECT quoi FROM evenement WHERE demande_id = :id AND quoi IN ({holes}) ORDER BY id DESC LIMIT 1",
            params | {"id": demande_id},
        )
        return found
