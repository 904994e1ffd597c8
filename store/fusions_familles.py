"""Two families made one, and undone for a day: requests, agreements and account follow. Decides nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store.database import Row, Sql
from store.times import from_text, to_text

MOVED = ("demande", "consentement", "invitation", "rattachement_famille", "inscription", "destinataire")
LIVE = """
SELECT f.*, k.prenom AS nom FROM fusion f JOIN famille k ON k.id = f.famille_gardee_id
WHERE f.definitive_le IS NOT NULL AND f.famille_retiree_id IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class FusionFamilles:
    """A merge that can still be undone."""

    id: int
    relais_id: int
    gardee: int
    retiree: int
    le: datetime
    definitive_le: datetime
    nom: str
    demandes: tuple[int, ...] = ()  # those that changed family


class FusionsFamilles:
    """The families' part of `fusion`, `pas_la_meme_famille`, and the column `famille.fusionnee_dans`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_distinct(self, relais_id: int) -> set[tuple[int, int]]:
        """The pairs said to be two families."""
        rows = await self._sql.rows(
            """SELECT p.une_id, p.autre_id FROM pas_la_meme_famille p JOIN famille f ON f.id = p.une_id
               WHERE f.relais_id = :relais_id""",
            {"relais_id": relais_id},
        )
        return {(row["une_id"], row["autre_id"]) for row in rows}

    async def mark_distinct(self, one: int, other: int) -> None:
        """They are two: not asked again."""
        await self._sql.run(
            "INSERT OR IGNORE INTO pas_la_meme_famille VALUES (:une, :autre)",
            {"une": min(one, other), "autre": max(one, other)},
        )

    async def begin(
        self, relais_id: int, gardee: int, retiree: int, animateur_id: int | None, now: datetime, until: datetime
    ) -> int:
        """Everything of the family that goes is the other's; the number of the merge."""
        ids = {"gardee": gardee, "retiree": retiree}
        kept, gone = await self._row(gardee), await self._row(retiree)
        before: dict[str, Any] = {
            table: [row["id"] for row in await self._sql.rows(_move(table), ids)] for table in MOVED
        }
        before |= {"telephone": kept["telephone"], "approuvee_le": kept["approuvee_le"], "compte": None}
        await self._sql.run("UPDATE famille SET fusionnee_dans = :gardee, compte_id = NULL WHERE id = :retiree", ids)
        if kept["compte_id"] is None and gone["compte_id"] is not None:
            before["compte"] = gone["compte_id"]
            await self._sql.run(
                "UPDATE famille SET compte_id = :compte WHERE id = :gardee", ids | {"compte": gone["compte_id"]}
            )
        await self._sql.run(
            """UPDATE famille SET telephone = coalesce(telephone, :telephone),
                 approuvee_le = coalesce(approuvee_le, :approuvee) WHERE id = :gardee""",
            ids | {"telephone": gone["telephone"], "approuvee": gone["approuvee_le"]},
        )
        values = {
            "relais_id": relais_id, "famille_gardee_id": gardee, "famille_retiree_id": retiree,
            "animateur_id": animateur_id, "le": to_text(now), "avant": json.dumps(before),
            "definitive_le": to_text(until),
        }  # fmt: skip
        return int((await self._sql.insert("fusion", [values], "RETURNING id"))[0]["id"])

    async def find(self, relais_id: int, fusion_id: int) -> FusionFamilles | None:
        """That merge, if it can still be undone."""
        row = await self._sql.row(
            f"{LIVE} AND f.relais_id = :relais_id AND f.id = :id", {"relais_id": relais_id, "id": fusion_id}
        )
        return None if row is None else _fusion(row)

    async def list_live(self, relais_id: int) -> list[FusionFamilles]:
        """Those of a relais that can still be undone, newest first."""
        rows = await self._sql.rows(f"{LIVE} AND f.relais_id = :id ORDER BY f.id DESC", {"id": relais_id})
        return [_fusion(row) for row in rows]

    async def list_due(self, now: datetime) -> list[FusionFamilles]:
        """Those whose day has passed."""
        rows = await self._sql.rows(f"{LIVE} AND f.definitive_le <= :now ORDER BY f.id", {"now": to_text(now)})
        return [_fusion(row) for row in rows]

    async def undo(self, fusion: FusionFamilles, now: datetime) -> None:
        """Two families again, each with what was its own; what came since stays with the one that was kept."""
        before = json.loads(str(await self._sql.value("SELECT avant FROM fusion WHERE id = :id", {"id": fusion.id})))
        ids = {"gardee": fusion.gardee, "retiree": fusion.retiree}
        for table in MOVED:
            holes, params = self._sql.holes("id", before.get(table, []))
            await self._sql.run(
                f"""WITH RECURSIVE home (id) AS (SELECT :gardee UNION
                      SELECT f.fusionnee_dans FROM famille f JOIN home h ON f.id = h.id
                      WHERE f.fusionnee_dans IS NOT NULL)
                    UPDATE {table} SET famille_id = :retiree
                    WHERE id IN ({holes}) AND famille_id IN (SELECT id FROM home)""",
                params | ids,
            )  # what another undoing gave back meanwhile stays there
        await self._sql.run(
            """UPDATE famille SET approuvee_le = :approuvee_le, telephone = CASE WHEN telephone IS
                 (SELECT g.telephone FROM famille g WHERE g.id = :retiree) THEN :telephone ELSE telephone END
               WHERE id = :gardee""",
            ids | {"telephone": before["telephone"], "approuvee_le": before["approuvee_le"]},
        )
        account = {"compte": before["compte"]}
        if before["compte"] and await self._sql.value("SELECT 1 FROM compte WHERE id = :compte", account):
            await self._sql.run("UPDATE famille SET compte_id = NULL WHERE id = :gardee", ids)
            await self._sql.run("UPDATE famille SET compte_id = :compte WHERE id = :retiree", ids | account)
        await self._sql.run("UPDATE famille SET fusionnee_dans = NULL WHERE id = :retiree", ids)
        await self._end(fusion.id, now, undone=True)

    async def finish(self, fusion: FusionFamilles, now: datetime) -> None:
        """For ever: whatever came to the family that goes meanwhile is the other's, and it is erased."""
        ids = {"gardee": fusion.gardee, "retiree": fusion.retiree}
        for table in MOVED:
            await self._sql.run(_move(table), ids)
        await self._sql.run("DELETE FROM inscription WHERE famille_id = :retiree", ids)  # the other comes to it too
        await self._sql.run("DELETE FROM famille WHERE id = :retiree", ids)
        await self._end(fusion.id, now, undone=False)

    async def _end(self, fusion_id: int, now: datetime, *, undone: bool) -> None:
        await self._sql.run(
            """UPDATE fusion SET avant = NULL, definitive_le = NULL,
                 annulee_le = CASE WHEN :undone THEN :now END WHERE id = :id""",
            {"id": fusion_id, "undone": int(undone), "now": to_text(now)},
        )

    async def _row(self, famille_id: int) -> Row:
        row = await self._sql.row("SELECT * FROM famille WHERE id = :id", {"id": famille_id})
        assert row is not None
        return row


def _move(table: str) -> str:
    return f"UPDATE OR IGNORE {table} SET famille_id = :gardee WHERE famille_id = :retiree RETURNING id"


def _fusion(row: Row) -> FusionFamilles:
    return FusionFamilles(
        row["id"], row["relais_id"], row["famille_gardee_id"], row["famille_retiree_id"], from_text(row["le"]),
        from_text(row["definitive_le"]), row["nom"], tuple(json.loads(row["avant"])["demande"]),
    )  # fmt: skip
