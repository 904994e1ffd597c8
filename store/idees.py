"""« Boîte à idées »: what people suggest, with their name or without. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.database import Sql


@dataclass(frozen=True, slots=True)
class Idee:
    """One suggestion. `prenom` None: she did not say who she is."""

    id: int
    texte: str
    jour: date
    prenom: str | None


class Idees:
    """The table `idee`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, relais_id: int, compte_id: int | None, texte: str, jour: date) -> int:
        """One more; gives its number."""
        values = {"relais_id": relais_id, "compte_id": compte_id, "texte": texte, "jour": jour.isoformat()}
        return int((await self._sql.insert("idee", [values], "RETURNING id"))[0]["id"])

    async def list_of_relais(self, relais_id: int, limit: int, skip: int = 0) -> list[Idee]:
        """The newest first."""
        rows = await self._sql.rows(
            """SELECT i.id, i.texte, i.jour, c.prenom FROM idee i LEFT JOIN compte c ON c.id = i.compte_id
               WHERE i.relais_id = :of ORDER BY i.id DESC LIMIT :limit OFFSET :skip""",
            {"of": relais_id, "limit": limit, "skip": skip},
        )
        return [Idee(row["id"], row["texte"], date.fromisoformat(row["jour"]), row["prenom"]) for row in rows]

    async def forget_old(self, relais_id: int, before: date) -> None:
        """Those of before that day."""
        await self._sql.run(
            "DELETE FROM idee WHERE relais_id = :of AND jour < :before", {"of": relais_id, "before": before.isoformat()}
        )
