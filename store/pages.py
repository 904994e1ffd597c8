"""What the relais make of the pages and of the amounts: every version, who wrote it and when. Never a national page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store.database import Row, Sql
from store.times import from_text, to_text

VERSIONS = """
SELECT v.id, v.relais_id, v.page_id, v.quoi, v.etat, v.le, a.nom AS par
FROM page_version v LEFT JOIN animateur a ON a.id = v.animateur_id
"""


@dataclass(frozen=True, slots=True)
class Version:
    """How a page stands in a relais from that instant on; `par` is None once her access was erased."""

    id: int
    relais_id: int
    page_id: str
    quoi: str
    etat: Mapping[str, Any]
    le: datetime
    par: str | None


@dataclass(frozen=True, slots=True)
class MontantDuRelais:
    """An amount that a relais confirmed (`valeur` None) or corrected."""

    relais_id: int
    nom: str
    depuis: date
    valeur: str | None
    le: datetime
    par: str | None


@dataclass(frozen=True, slots=True)
class Avertie:
    """How often a team was told about one review of a page."""

    page_id: str
    a_reverifier_le: date
    fois: int


class Pages:
    """The tables `page_version`, `bareme_version` and `page_avertie`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def version(self) -> tuple[int, int]:
        """Changes whenever any page or amount of any relais does."""
        row = await self._sql.row(
            """SELECT (SELECT coalesce(max(id), 0) FROM page_version) AS pages,
                      (SELECT coalesce(max(id), 0) FROM bareme_version) AS baremes"""
        )
        return (row["pages"], row["baremes"]) if row else (0, 0)

    async def list_current(self) -> list[Version]:
        """How each page stands, in every relais that changed it."""
        rows = await self._sql.rows(
            f"""{VERSIONS} WHERE v.id IN (SELECT max(id) FROM page_version GROUP BY relais_id, page_id) ORDER BY v.id"""
        )
        return [_version(row) for row in rows]

    async def list_montants(self) -> list[MontantDuRelais]:
        """How each amount stands, in every relais that confirmed or corrected it."""
        rows = await self._sql.rows(
            """SELECT b.relais_id, b.nom, b.depuis, b.valeur, b.le, a.nom AS par
               FROM bareme_version b LEFT JOIN animateur a ON a.id = b.animateur_id
               WHERE b.id IN (SELECT max(id) FROM bareme_version GROUP BY relais_id, nom, depuis) ORDER BY b.id"""
        )
        return [
            MontantDuRelais(
                r["relais_id"], r["nom"], date.fromisoformat(r["depuis"]), r["valeur"], from_text(r["le"]), r["par"]
            )
            for r in rows
        ]

    async def add(
        self, relais_id: int, page_id: str, quoi: str, etat: Mapping[str, Any], animateur_id: int | None, now: datetime
    ) -> int:
        """The next version of that page; gives its number."""
        values = {
            "relais_id": relais_id,
            "page_id": page_id,
            "quoi": quoi,
            "etat": json.dumps(etat, ensure_ascii=False),
            "le": to_text(now),
            "animateur_id": animateur_id,
        }
        return int((await self._sql.insert("page_version", [values], "RETURNING id"))[0]["id"])

    async def find_current(self, relais_id: int, page_id: str) -> Version | None:
        """How that page stands there; None when the relais never touched it."""
        found = await self.list_versions(relais_id, page_id, 1)
        return found[0] if found else None

    async def list_versions(self, relais_id: int, page_id: str, limit: int = 200) -> list[Version]:
        """Its history in that relais, the newest first."""
        rows = await self._sql.rows(
            f"{VERSIONS} WHERE v.relais_id = :relais_id AND v.page_id = :page_id ORDER BY v.id DESC LIMIT :limit",
            {"relais_id": relais_id, "page_id": page_id, "limit": limit},
        )
        return [_version(row) for row in rows]

    async def find_version(self, relais_id: int, version_id: int) -> Version | None:
        """One version of that relais: a number is untrusted."""
        row = await self._sql.row(
            f"{VERSIONS} WHERE v.relais_id = :relais_id AND v.id = :id", {"relais_id": relais_id, "id": version_id}
        )
        return None if row is None else _version(row)

    async def count_written(self, relais_id: int) -> int:
        """How many pages this relais wrote itself, withdrawn ones included: it numbers the next one."""
        return int(
            await self._sql.value(
                "SELECT count(DISTINCT page_id) FROM page_version WHERE relais_id = :relais_id AND quoi = 'ecrite'",
                {"relais_id": relais_id},
            )
        )

    async def add_montant(
        self, relais_id: int, nom: str, depuis: date, valeur: str | None, animateur_id: int | None, now: datetime
    ) -> None:
        """Confirmed as the file says (`valeur` None), or corrected."""
        values = {
            "relais_id": relais_id,
            "nom": nom,
            "depuis": depuis.isoformat(),
            "valeur": valeur,
            "le": to_text(now),
            "animateur_id": animateur_id,
        }
        await self._sql.insert("bareme_version", [values])

    async def list_averties(self, relais_id: int) -> dict[str, Avertie]:
        """What that team was told, by page."""
        rows = await self._sql.rows(
            "SELECT page_id, a_reverifier_le, fois FROM page_avertie WHERE relais_id = :relais_id",
            {"relais_id": relais_id},
        )
        return {r["page_id"]: Avertie(r["page_id"], date.fromisoformat(r["a_reverifier_le"]), r["fois"]) for r in rows}

    async def note_avertie(self, relais_id: int, avertie: Avertie, now: datetime) -> None:
        """Told once more, or about a later review."""
        await self._sql.run(
            """INSERT INTO page_avertie (relais_id, page_id, a_reverifier_le, fois, le)
               VALUES (:relais_id, :page_id, :a_reverifier_le, :fois, :le)
               ON CONFLICT (relais_id, page_id) DO UPDATE SET
                 a_reverifier_le = excluded.a_reverifier_le, fois = excluded.fois, le = excluded.le""",
            {
                "relais_id": relais_id,
                "page_id": avertie.page_id,
                "a_reverifier_le": avertie.a_reverifier_le.isoformat(),
                "fois": avertie.fois,
                "le": to_text(now),
            },
        )


def _version(row: Row) -> Version:
    return Version(
        row["id"],
        row["relais_id"],
        row["page_id"],
        row["quoi"],
        json.loads(row["etat"]),
        from_text(row["le"]),
        row["par"],
    )
