"""The announcements of ateliers, and whose turn it is to read one. Knows nothing of what they say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.assistants import Profession
from store.database import Sql
from store.times import from_text, to_text

# Who can be written to: as a professional who works in that relais, as a family of it, or as both.
LECTRICES = """
SELECT c.id, c.telegram_id,
  (SELECT a.profession FROM assistant_maternel a WHERE a.compte_id = c.id AND a.relais_id = :of
   AND a.fusionnee_dans IS NULL AND (a.depart_le IS NULL OR a.depart_le > :today)) AS pro,
  EXISTS (SELECT 1 FROM famille f WHERE f.compte_id = c.id AND f.relais_id = :of) AS famille
FROM compte c WHERE c.id > :after AND c.stopped_at IS NULL AND c.unreachable_at IS NULL
  AND c.en_retrait_le IS NULL AND (pro IS NOT NULL OR famille)
"""


@dataclass(frozen=True, slots=True)
class Groupe:
    """So many accounts that are the same for the relais."""

    profession: Profession | None
    is_famille: bool
    nombre: int


@dataclass(frozen=True, slots=True)
class AnnonceAteliers:
    """One of them. `curseur`: the last account that was read, None once all of them were."""

    id: int
    relais_id: int
    curseur: int | None
    ecrites: int
    laissees: int
    le: datetime


@dataclass(frozen=True, slots=True)
class Lectrice:
    """An account that may be told: as a professional of the relais, as a family of it, or both."""

    compte_id: int
    telegram_id: int
    is_famille: bool
    profession: Profession | None = None


class AnnoncesAteliers:
    """The table `atelier_annonce`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, relais_id: int, ateliers: Collection[int], now: datetime) -> int:
        """A new one for these ateliers; gives its id."""
        rows = await self._sql.insert(
            "atelier_annonce", [{"relais_id": relais_id, "curseur": 0, "le": to_text(now)}], "RETURNING id"
        )
        annonce_id = int(rows[0]["id"])
        holes, params = self._sql.holes("id", ateliers)
        await self._sql.run(
            f"UPDATE atelier SET annonce_id = :annonce WHERE id IN ({holes})", params | {"annonce": annonce_id}
        )
        return annonce_id

    async def find(self, relais_id: int, annonce_id: int) -> AnnonceAteliers | None:
        """The one of that id in that relais."""
        return await self._one("relais_id = :of AND id = :id", {"of": relais_id, "id": annonce_id})

    async def next_unread(self, after: int) -> AnnonceAteliers | None:
        """The first one after that id whose accounts have not all been read."""
        return await self._one("curseur IS NOT NULL AND id > :after ORDER BY id LIMIT 1", {"after": after})

    async def list_lectrices(self, relais_id: int, after: int, today: date, limit: int) -> list[Lectrice]:
        """The next accounts of a relais that can be written to; who has left, or wants no message, is not one."""
        rows = await self._sql.rows(
            f"{LECTRICES} ORDER BY c.id LIMIT :limit",
            {"of": relais_id, "after": after, "today": today.isoformat(), "limit": limit},
        )
        return [Lectrice(row[0], row[1], bool(row["famille"]), row["pro"]) for row in rows]

    async def count_lectrices(self, relais_id: int, today: date) -> list[Groupe]:
        """How many accounts would be told, by what they are: who chose not to hear of ateliers is not one."""
        rows = await self._sql.rows(
            f"""SELECT pro, famille, count(*) FROM ({LECTRICES}) l WHERE coalesce(
                  (SELECT voulu FROM sujet s WHERE s.compte_id = l.id AND s.sujet = 'ateliers'), pro IS NOT NULL)
                GROUP BY pro, famille""",
            {"of": relais_id, "after": 0, "today": today.isoformat()},
        )
        return [Groupe(row[0], bool(row[1]), row[2]) for row in rows]

    async def move(self, annonce_id: int, curseur: int | None, ecrites: int, laissees: int) -> None:
        """So many more were written to, or left in peace; the next block begins after `curseur`."""
        await self._sql.run(
            """UPDATE atelier_annonce SET curseur = :curseur, ecrites = ecrites + :ecrites,
                 laissees = laissees + :laissees WHERE id = :id""",
            {"id": annonce_id, "curseur": curseur, "ecrites": ecrites, "laissees": laissees},
        )

    async def _one(self, where: str, params: dict[str, int]) -> AnnonceAteliers | None:
        row = await self._sql.row(
            f"SELECT id, relais_id, curseur, ecrites, laissees, le FROM atelier_annonce WHERE {where}", params
        )
        return None if row is None else AnnonceAteliers(row[0], row[1], row[2], row[3], row[4], from_text(row[5]))
