"""The register of contacts, counted between two days: nothing that was undone. Changes nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date, time
from typing import Any

from bot.domain.calendrier import to_utc
from bot.domain.chiffres_contacts import Chiffres, Groupe
from bot.domain.libelles_caf import RECHERCHE
from bot.domain.registre import Contact
from bot.domain.tableau import Page, page_bounds
from store.contacts import SELECT, SEPARATEUR, read_contact
from store.database import Sql
from store.times import to_text

DEDANS = "k.relais_id = :relais_id AND k.le >= :since AND k.le < :until"
COMPTES = f"{DEDANS} AND k.annule_le IS NULL"
DU_ROBOT = "%répondue par le robot"  # bot/usecases/count_question.py
AU_PLUS = 20_000  # lines of a sheet


class Registre:
    """Reads `contact` of one relais."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, relais_id: int, du: date, au: date) -> Chiffres:
        """From the first day to the one before the second."""
        params = _params(relais_id, du, au)
        rows = await self._sql.rows(
            f"""SELECT k.public, k.motif, k.canal, count(*) AS n, coalesce(sum(k.detail LIKE :robot), 0) AS robot
                FROM contact k WHERE {COMPTES} GROUP BY k.public, k.motif, k.canal""",
            params | {"robot": DU_ROBOT},
        )
        groupes = tuple(Groupe(row["public"], row["motif"], row["canal"], row["n"], row["robot"]) for row in rows)
        return Chiffres(groupes, await self._labels(params), await self._themes(params))

    async def page(
        self, relais_id: int, du: date, au: date, public: str, motif: str, numero: int, size: int
    ) -> Page[Contact]:
        """The contacts behind one figure, newest first."""
        params = _params(relais_id, du, au) | {"public": public, "motif": motif}
        where = f"{COMPTES} AND k.public = :public AND k.motif = :motif"
        total = int(await self._sql.value(f"SELECT count(*) FROM contact k WHERE {where}", params))
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"{SELECT} WHERE {where} ORDER BY k.le DESC, k.id DESC LIMIT :size OFFSET :start",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(read_contact(row) for row in rows), shown, pages, total)

    async def list_all(self, relais_id: int, du: date, au: date) -> list[Contact]:
        """Every contact, those undone too, oldest first."""
        rows = await self._sql.rows(
            f"{SELECT} WHERE {DEDANS} ORDER BY k.le, k.id LIMIT {AU_PLUS}", _params(relais_id, du, au)
        )
        return [read_contact(row) for row in rows]

    async def first_year(self, relais_id: int) -> int | None:
        """The civil year of the oldest contact."""
        found = await self._sql.value("SELECT min(le) FROM contact WHERE relais_id = :r", {"r": relais_id})
        return None if found is None else int(str(found)[:4])

    async def _labels(self, params: dict[str, Any]) -> dict[str, int]:
        rows = await self._sql.rows(
            f"""SELECT k.detail, count(*) AS n FROM contact k
                WHERE {COMPTES} AND k.public = 'famille' AND k.motif = :motif AND k.detail IS NOT NULL
                GROUP BY k.detail""",
            params | {"motif": RECHERCHE},
        )
        labels: Counter[str] = Counter()
        for row in rows:
            for label in row["detail"].split(SEPARATEUR):
                labels[label] += row["n"]
        return dict(labels)

    async def _themes(self, params: dict[str, Any]) -> dict[str, int]:
        rows = await self._sql.rows(
            f"SELECT k.theme, count(*) AS n FROM contact k WHERE {COMPTES} AND k.theme IS NOT NULL GROUP BY k.theme",
            params,
        )
        return {row["theme"]: row["n"] for row in rows}


def _params(relais_id: int, du: date, au: date) -> dict[str, Any]:
    return {"relais_id": relais_id, "since": to_text(to_utc(du, time())), "until": to_text(to_utc(au, time()))}
