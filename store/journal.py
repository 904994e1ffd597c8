"""The journal of readings and changes. Adds lines and forgets the old ones; never rewrites one."""

from __future__ import annotations

from datetime import datetime

from bot.domain.journal import Consigne, Ligne
from store.database import Row, Sql
from store.times import from_text, to_text


class Journal:
    """The table `journal`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, relais_id: int, animateur_id: int | None, consigne: Consigne, now: datetime) -> None:
        """One line more."""
        await self._sql.run(
            """INSERT INTO journal (relais_id, le, animateur_id, qui, acte, objet, numero)
               VALUES (:relais_id, :le, :animateur_id, (SELECT nom FROM animateur WHERE id = :animateur_id),
                       :acte, :objet, :numero)""",
            {
                "relais_id": relais_id,
                "le": to_text(now),
                "animateur_id": animateur_id,
                "acte": consigne.acte,
                "objet": consigne.objet,
                "numero": consigne.numero,
            },
        )

    async def list_of_relais(
        self,
        relais_id: int,
        *,
        animateur_id: int | None = None,
        objet: str | None = None,
        numero: int | None = None,
        limit: int,
        skip: int = 0,
    ) -> list[Ligne]:
        """The newest first: of one person of the team, or about one object, or everything."""
        rows = await self._sql.rows(
            """SELECT le, qui, acte, objet, numero FROM journal
               WHERE relais_id = :relais_id
                 AND (:animateur_id IS NULL OR animateur_id = :animateur_id)
                 AND (:objet IS NULL OR (objet = :objet AND numero = :numero))
               ORDER BY id DESC LIMIT :limit OFFSET :skip""",
            {
                "relais_id": relais_id,
                "animateur_id": animateur_id,
                "objet": objet,
                "numero": numero,
                "limit": limit,
                "skip": skip,
            },
        )
        return [_ligne(row) for row in rows]

    async def forget(self, relais_id: int, before: datetime) -> None:
        """Lines older than the relais keeps them."""
        await self._sql.run(
            "DELETE FROM journal WHERE relais_id = :relais_id AND le < :before",
            {"relais_id": relais_id, "before": to_text(before)},
        )


def _ligne(row: Row) -> Ligne:
    return Ligne(from_text(row["le"]), row["qui"], Consigne(row["acte"], row["objet"], row["numero"]))
