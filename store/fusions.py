"""Two entries made one, and undone for a day. What points to the entry that goes follows at the end."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store.database import Row, Sql
from store.times import from_text, to_text


@dataclass(frozen=True, slots=True)
class Fusion:
    """A merge that can still be undone."""

    id: int
    relais_id: int
    gardee: int
    retiree: int
    le: datetime
    definitive_le: datetime
    nom: str  # of the entry kept


class Fusions:
    """The tables `fusion` and `pas_un_doublon`, and the column `fusionnee_dans`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_distinct(self, relais_id: int) -> set[tuple[int, int]]:
        """The pairs said to be two people."""
        rows = await self._sql.rows(
            """SELECT p.une_id, p.autre_id FROM pas_un_doublon p
               JOIN assistant_maternel a ON a.id = p.une_id WHERE a.relais_id = :relais_id""",
            {"relais_id": relais_id},
        )
        return {(row["une_id"], row["autre_id"]) for row in rows}

    async def mark_distinct(self, pair: tuple[int, int]) -> None:
        """They are two people: not asked again."""
        await self._sql.run(
            "INSERT OR IGNORE INTO pas_un_doublon VALUES (:une, :autre)", {"une": pair[0], "autre": pair[1]}
        )

    async def begin(
        self, relais_id: int, gardee: int, retiree: int, animateur_id: int | None, now: datetime, until: datetime
    ) -> None:
        """Keeps both as they were, sets one aside, and gives the other its requests and its Telegram account."""
        before = {
            "entries": [dict(await self._row("assistant_maternel", "id", one)) for one in (gardee, retiree)],
            "places": [dict(row) for one in (gardee, retiree) for row in await self._places(one)],
            "propositions": await self._move_propositions(retiree, gardee),
            "rattachement": await self._move_account(before_kept=gardee, gone=retiree),
            "inscriptions": await self._move_inscriptions(retiree, gardee),
        }
        await self._sql.run(
            """UPDATE assistant_maternel SET fusionnee_dans = :gardee, ne_plus_diffuser = 1, compte_id = NULL
               WHERE id = :id""",
            {"gardee": gardee, "id": retiree},
        )
        values = {
            "relais_id": relais_id,
            "gardee_id": gardee,
            "retiree_id": retiree,
            "animateur_id": animateur_id,
            "le": to_text(now),
            "avant": json.dumps(before, ensure_ascii=False),
            "definitive_le": to_text(until),
        }
        await self._sql.insert("fusion", [values])

    async def find(self, relais_id: int, fusion_id: int) -> Fusion | None:
        """That merge, if it can still be undone."""
        row = await self._sql.row(f"{LIVE} AND f.relais_id = :relais_id AND f.id = :id", _ids(relais_id, fusion_id))
        return None if row is None else _fusion(row)

    async def list_live(self, relais_id: int) -> list[Fusion]:
        """Those of a relais that can still be undone, newest first."""
        rows = await self._sql.rows(f"{LIVE} AND f.relais_id = :relais_id ORDER BY f.id DESC", {"relais_id": relais_id})
        return [_fusion(row) for row in rows]

    async def list_due(self, now: datetime) -> list[Fusion]:
        """Those whose day has passed."""
        rows = await self._sql.rows(f"{LIVE} AND f.definitive_le <= :now ORDER BY f.id", {"now": to_text(now)})
        return [_fusion(row) for row in rows]

    async def undo(self, fusion: Fusion, now: datetime) -> None:
        """Both entries as they were; requests and account go back."""
        avant = await self._sql.value("SELECT avant FROM fusion WHERE id = :id", {"id": fusion.id})
        before = json.loads(str(avant))
        await self._sql.run("UPDATE assistant_maternel SET compte_id = NULL WHERE id = :id", {"id": fusion.gardee})
        for entry in before["entries"]:
            if await self._sql.value("SELECT 1 FROM compte WHERE id = :compte_id", entry) is None:
                entry["compte_id"] = None  # she has erased herself since
            sets = ", ".join(f"{column} = :{column}" for column in entry if column != "id")
            await self._sql.run(f"UPDATE assistant_maternel SET {sets} WHERE id = :id", entry)
            await self._sql.run("DELETE FROM place WHERE assistant_maternel_id = :id", {"id": entry["id"]})
        await self._sql.insert("place", before["places"])
        for table, name in (
            ("proposition", "propositions"),
            ("rattachement", "rattachement"),
            ("inscription", "inscriptions"),
        ):
            holes, params = self._sql.holes("id", before.get(name, []))
            await self._sql.run(
                f"UPDATE {table} SET assistant_maternel_id = :retiree WHERE id IN ({holes})",
                params | {"retiree": fusion.retiree},
            )
        await self._end(fusion.id, now, undone=True)

    async def finish(self, fusion: Fusion, now: datetime) -> None:
        """For ever: whatever points to the entry that goes now points to the other, and the entry is erased."""
        for table, column in await self._pointing():
            await self._sql.run(
                f"UPDATE OR IGNORE {table} SET {column} = :gardee WHERE {column} = :retiree",
                {"gardee": fusion.gardee, "retiree": fusion.retiree},
            )
        await self._sql.run("DELETE FROM assistant_maternel WHERE id = :id", {"id": fusion.retiree})
        await self._end(fusion.id, now, undone=False)

    async def _end(self, fusion_id: int, now: datetime, *, undone: bool) -> None:
        await self._sql.run(
            """UPDATE fusion SET avant = NULL, definitive_le = NULL,
                 annulee_le = CASE WHEN :undone THEN :now END WHERE id = :id""",
            {"id": fusion_id, "undone": int(undone), "now": to_text(now)},
        )

    async def _row(self, table: str, column: str, value: int) -> Row:
        row = await self._sql.row(f"SELECT * FROM {table} WHERE {column} = :value", {"value": value})
        assert row is not None
        return row

    async def _places(self, assistant_id: int) -> list[Row]:
        return await self._sql.rows("SELECT * FROM place WHERE assistant_maternel_id = :id", {"id": assistant_id})

    async def _move_propositions(self, gone: int, kept: int) -> list[int]:
        """Her requests, those excepted that the other was asked too."""
        rows = await self._sql.rows(
            """UPDATE proposition SET assistant_maternel_id = :kept WHERE assistant_maternel_id = :gone
                 AND demande_id NOT IN (SELECT demande_id FROM proposition WHERE assistant_maternel_id = :kept)
               RETURNING id""",
            {"gone": gone, "kept": kept},
        )
        return [row["id"] for row in rows]

    async def _move_inscriptions(self, gone: int, kept: int) -> list[int]:
        """Her places in ateliers, those excepted that the other entry has too."""
        rows = await self._sql.rows(
            """UPDATE OR IGNORE inscription SET assistant_maternel_id = :kept
               WHERE assistant_maternel_id = :gone RETURNING id""",
            {"gone": gone, "kept": kept},
        )
        return [row["id"] for row in rows]

    async def _move_account(self, before_kept: int, gone: int) -> list[int]:
        """Her Telegram account, unless the entry that stays has its own."""
        params = {"kept": before_kept, "gone": gone}
        mine = await self._sql.value("SELECT compte_id FROM assistant_maternel WHERE id = :kept", params)
        hers = await self._sql.value("SELECT compte_id FROM assistant_maternel WHERE id = :gone", params)
        if mine is not None or hers is None:
            return []
        await self._sql.run("UPDATE assistant_maternel SET compte_id = NULL WHERE id = :gone", params)
        await self._sql.run(
            "UPDATE assistant_maternel SET compte_id = :compte WHERE id = :kept", params | {"compte": hers}
        )
        rows = await self._sql.rows(
            """UPDATE rattachement SET assistant_maternel_id = :kept
               WHERE assistant_maternel_id = :gone AND fini_le IS NULL RETURNING id""",
            params,
        )
        return [row["id"] for row in rows]

    async def _pointing(self) -> list[tuple[str, str]]:
        """Every table and column that points to an entry: a table added later is not forgotten."""
        rows = await self._sql.rows(
            """SELECT m.name AS "table", k."from" AS "column" FROM sqlite_master m, pragma_foreign_key_list(m.name) k
               WHERE m.type = 'table' AND k."table" = 'assistant_maternel'
                 AND m.name NOT IN ('fusion', 'pas_un_doublon', 'place', 'assistant_maternel')"""
        )
        return [(row["table"], row["column"]) for row in rows]


LIVE = """
SELECT f.*, a.prenom || ' ' || a.nom AS nom FROM fusion f JOIN assistant_maternel a ON a.id = f.gardee_id
WHERE f.definitive_le IS NOT NULL AND f.retiree_id IS NOT NULL
"""


def _fusion(row: Row) -> Fusion:
    return Fusion(
        row["id"], row["relais_id"], row["gardee_id"], row["retiree_id"], from_text(row["le"]),
        from_text(row["definitive_le"]), row["nom"],
    )  # fmt: skip


def _ids(relais_id: int, fusion_id: int) -> dict[str, Any]:
    return {"relais_id": relais_id, "id": fusion_id}
