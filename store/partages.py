"""Families who look for a second one to share a carer, and the pairs put before them. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from store.database import Row, Sql
from store.times import maybe_time, to_text

Reponse = Literal["oui", "non"]


@dataclass(frozen=True, slots=True)
class Rapprochement:
    """Two requests that could go together; `une` is the smaller number."""

    id: int
    relais_id: int
    une: int
    autre: int
    reponse_une: Reponse | None
    reponse_autre: Reponse | None
    contact_le: datetime | None

    def other(self, demande_id: int) -> int:
        """The other request of the pair."""
        return self.autre if demande_id == self.une else self.une

    def answer_of(self, demande_id: int) -> Reponse | None:
        """What that family said."""
        return self.reponse_une if demande_id == self.une else self.reponse_autre

    @property
    def is_both(self) -> bool:
        """Both said yes."""
        return self.reponse_une == "oui" and self.reponse_autre == "oui"

    @property
    def is_over(self) -> bool:
        """One of them said no: nobody is told."""
        return "non" in (self.reponse_une, self.reponse_autre)


class Partages:
    """The tables `garde_partagee` and `rapprochement`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def open(self, relais_id: int, demande_id: int, now: datetime) -> None:
        """This family looks for a second one; again after it had stopped."""
        await self._sql.run(
            """INSERT INTO garde_partagee (demande_id, relais_id, depuis) VALUES (:id, :relais_id, :now)
               ON CONFLICT (demande_id) DO UPDATE SET finie_le = NULL""",
            {"id": demande_id, "relais_id": relais_id, "now": to_text(now)},
        )

    async def close(self, demande_id: int, now: datetime) -> None:
        """It looks for nobody any more."""
        await self._sql.run(
            "UPDATE garde_partagee SET finie_le = :now WHERE demande_id = :id AND finie_le IS NULL",
            {"id": demande_id, "now": to_text(now)},
        )

    async def is_open(self, demande_id: int) -> bool:
        """It looks for a second family."""
        return bool(
            await self._sql.value(
                "SELECT count(*) FROM garde_partagee WHERE demande_id = :id AND finie_le IS NULL", {"id": demande_id}
            )
        )

    async def list_searching(self, relais_id: int | None = None) -> list[tuple[int, int]]:
        """(relais, request) of the open requests that look for a second family, oldest first."""
        rows = await self._sql.rows(
            """SELECT g.relais_id, g.demande_id FROM garde_partagee g JOIN demande d ON d.id = g.demande_id
               WHERE g.finie_le IS NULL AND d.etat IN ('active', 'transmise')
                 AND (:relais_id IS NULL OR g.relais_id = :relais_id) ORDER BY g.depuis, g.demande_id""",
            {"relais_id": relais_id},
        )
        return [(row["relais_id"], row["demande_id"]) for row in rows]

    async def add(self, relais_id: int, one: int, other: int, now: datetime) -> int | None:
        """A pair put before both; None when it was already."""
        row = await self._sql.row(
            """INSERT INTO rapprochement (relais_id, une_id, autre_id, le) VALUES (:relais_id, :une, :autre, :now)
               ON CONFLICT DO NOTHING RETURNING id""",
            {"relais_id": relais_id, "une": min(one, other), "autre": max(one, other), "now": to_text(now)},
        )
        return None if row is None else int(row["id"])

    async def find(self, rapprochement_id: int) -> Rapprochement | None:
        """The pair of that id; whose it is, is for the caller to check."""
        row = await self._sql.row("SELECT * FROM rapprochement WHERE id = :id", {"id": rapprochement_id})
        return None if row is None else _pair(row)

    async def list_of(self, demande_id: int) -> list[Rapprochement]:
        """The pairs of a request, newest first."""
        rows = await self._sql.rows(
            "SELECT * FROM rapprochement WHERE :id IN (une_id, autre_id) ORDER BY id DESC", {"id": demande_id}
        )
        return [_pair(row) for row in rows]

    async def list_of_relais(self, relais_id: int) -> list[Rapprochement]:
        """Every pair of a relais, newest first."""
        rows = await self._sql.rows(
            "SELECT * FROM rapprochement WHERE relais_id = :id ORDER BY id DESC LIMIT 200", {"id": relais_id}
        )
        return [_pair(row) for row in rows]

    async def answer(self, pair: Rapprochement, demande_id: int, reponse: Reponse) -> Rapprochement:
        """What one of them said."""
        column = "reponse_une" if demande_id == pair.une else "reponse_autre"
        await self._sql.run(
            f"UPDATE rapprochement SET {column} = :reponse WHERE id = :id", {"id": pair.id, "reponse": reponse}
        )
        found = await self.find(pair.id)
        assert found is not None
        return found

    async def mark_met(self, rapprochement_id: int, now: datetime) -> bool:
        """Both have each other's name and number; False when they had."""
        row = await self._sql.row(
            "UPDATE rapprochement SET contact_le = :now WHERE id = :id AND contact_le IS NULL RETURNING id",
            {"id": rapprochement_id, "now": to_text(now)},
        )
        return row is not None


def _pair(row: Row) -> Rapprochement:
    return Rapprochement(
        row["id"], row["relais_id"], row["une_id"], row["autre_id"], row["reponse_une"], row["reponse_autre"],
        maybe_time(row["contact_le"]),
    )  # fmt: skip
