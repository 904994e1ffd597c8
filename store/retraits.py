"""Accounts left in peace: nothing automatic is written to them until an animatrice or they say so. Keeps no reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.database import Row, Sql
from store.times import from_text, to_text

# The accounts that a relais knows: it is theirs, or is in its directory, or among its families, or spoke with it.
SELECT = "SELECT c.id, coalesce(a.prenom || ' ' || a.nom, c.prenom) AS nom, c.en_retrait_le"
OF_RELAIS = """
FROM compte c LEFT JOIN assistant_maternel a ON a.compte_id = c.id AND a.relais_id = :relais_id
WHERE c.en_retrait_le IS NOT NULL AND (c.relais_id = :relais_id OR a.id IS NOT NULL
  OR EXISTS (SELECT 1 FROM famille f WHERE f.compte_id = c.id AND f.relais_id = :relais_id)
  OR EXISTS (SELECT 1 FROM conversation v WHERE v.compte_id = c.id AND v.relais_id = :relais_id AND v.reservee = 0))
"""


@dataclass(frozen=True, slots=True)
class Retrait:
    """Somebody to whom nothing automatic is written, since then."""

    compte_id: int
    nom: str
    depuis: datetime


class Retraits:
    """The column `compte.en_retrait_le`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def begin(self, compte_id: int, now: datetime) -> None:
        """The first time counts."""
        await self._sql.run(
            "UPDATE compte SET en_retrait_le = coalesce(en_retrait_le, :now) WHERE id = :id",
            {"id": compte_id, "now": to_text(now)},
        )

    async def end(self, compte_id: int) -> None:
        """She hears from us again."""
        await self._sql.run("UPDATE compte SET en_retrait_le = NULL WHERE id = :id", {"id": compte_id})

    async def find(self, relais_id: int, compte_id: int) -> Retrait | None:
        """One that this relais knows: a number is untrusted."""
        row = await self._sql.row(f"{SELECT} {OF_RELAIS} AND c.id = :id", {"relais_id": relais_id, "id": compte_id})
        return None if row is None else _retrait(row)

    async def list_of_relais(self, relais_id: int, limit: int = 50) -> list[Retrait]:
        """The longest first."""
        rows = await self._sql.rows(
            f"""{SELECT} {OF_RELAIS}
                ORDER BY c.en_retrait_le, c.id LIMIT :limit""",
            {"relais_id": relais_id, "limit": limit},
        )
        return [_retrait(row) for row in rows]

    async def count(self, relais_id: int) -> int:
        """How many."""
        return int(await self._sql.value(f"SELECT count(*) {OF_RELAIS}", {"relais_id": relais_id}))


def _retrait(row: Row) -> Retrait:
    return Retrait(row["id"], row["nom"], from_text(row["en_retrait_le"]))
