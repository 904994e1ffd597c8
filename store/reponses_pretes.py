"""What each relais changed among the ready replies: its own, the shipped ones it rewrote or does not want."""

from __future__ import annotations

from datetime import datetime

from bot.domain.reponses_pretes import ReponsePrete, Retiree
from store.database import Row, Sql
from store.times import to_text


class ReponsesPretes:
    """The table `reponse_prete`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_of(self, relais_id: int) -> list[ReponsePrete | Retiree]:
        """In the order they were written."""
        rows = await self._sql.rows(
            "SELECT id, cle, titre, texte FROM reponse_prete WHERE relais_id = :id ORDER BY id", {"id": relais_id}
        )
        return [_read(row) for row in rows]

    async def add(self, relais_id: int, titre: str, texte: str, animateur_id: int | None, now: datetime) -> str:
        """One of its own; gives its reference."""
        values = {
            "relais_id": relais_id,
            "titre": titre,
            "texte": texte,
            "animateur_id": animateur_id,
            "le": to_text(now),
        }
        return f"r{(await self._sql.insert('reponse_prete', [values], 'RETURNING id'))[0]['id']}"

    async def replace(
        self, relais_id: int, cle: str, titre: str, texte: str | None, animateur_id: int | None, now: datetime
    ) -> None:
        """A shipped one said otherwise here, or not offered here (None)."""
        await self._sql.run(
            """INSERT INTO reponse_prete (relais_id, cle, titre, texte, animateur_id, le)
               VALUES (:relais_id, :cle, :titre, :texte, :her, :now)
               ON CONFLICT (relais_id, cle) DO UPDATE SET titre = :titre, texte = :texte, animateur_id = :her,
                 le = :now""",
            {"relais_id": relais_id, "cle": cle, "titre": titre, "texte": texte, "her": animateur_id,
             "now": to_text(now)},
        )  # fmt: skip

    async def change(
        self, relais_id: int, number: int, titre: str, texte: str, animateur_id: int | None, now: datetime
    ) -> None:
        """One of its own, said otherwise."""
        await self._sql.run(
            """UPDATE reponse_prete SET titre = :titre, texte = :texte, animateur_id = :her, le = :now
               WHERE id = :id AND relais_id = :relais_id AND cle IS NULL""",
            {"relais_id": relais_id, "id": number, "titre": titre, "texte": texte, "her": animateur_id,
             "now": to_text(now)},
        )  # fmt: skip

    async def remove(self, relais_id: int, number: int) -> None:
        """One of its own."""
        await self._sql.run(
            "DELETE FROM reponse_prete WHERE id = :id AND relais_id = :relais_id AND cle IS NULL",
            {"id": number, "relais_id": relais_id},
        )

    async def restore(self, relais_id: int) -> None:
        """The shipped ones as they came; the relais's own stay."""
        await self._sql.run(
            "DELETE FROM reponse_prete WHERE relais_id = :relais_id AND cle IS NOT NULL", {"relais_id": relais_id}
        )


def _read(row: Row) -> ReponsePrete | Retiree:
    ref = row["cle"] or f"r{row['id']}"
    return Retiree(ref) if row["texte"] is None else ReponsePrete(ref, row["titre"], row["texte"])
