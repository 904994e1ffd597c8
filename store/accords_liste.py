"""What professionals agreed to show on the list handed out. A withdrawal is dated, never erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.liste_remise import Element
from bot.domain.mises_a_jour import Provenance
from store.database import Sql
from store.times import to_text


class AccordsListe:
    """The table `accord_liste`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def give(self, assistant_id: int, elements: Iterable[Element], par: Provenance, now: datetime) -> None:
        """She agrees; twice changes nothing."""
        rows = [
            {
                "assistant_maternel_id": assistant_id,
                "element": element,
                "le": to_text(now),
                "source": par.source,
                "animateur_id": par.animateur_id,
            }
            for element in elements
        ]
        await self._sql.insert("accord_liste", rows, "ON CONFLICT DO NOTHING")

    async def take_back(self, assistant_id: int, elements: Iterable[Element], now: datetime) -> None:
        """She does not agree any more."""
        holes, params = self._sql.holes("element", elements)
        await self._sql.run(
            f"""UPDATE accord_liste SET retire_le = :now
                WHERE assistant_maternel_id = :id AND element IN ({holes}) AND retire_le IS NULL""",
            params | {"id": assistant_id, "now": to_text(now)},
        )

    async def of(self, assistant_id: int) -> frozenset[Element]:
        """What she shows today."""
        rows = await self._sql.rows(
            "SELECT element FROM accord_liste WHERE assistant_maternel_id = :id AND retire_le IS NULL",
            {"id": assistant_id},
        )
        return frozenset(row["element"] for row in rows)

    async def of_relais(self, relais_id: int) -> dict[int, frozenset[Element]]:
        """By entry, for everybody who shows something."""
        rows = await self._sql.rows(
            """SELECT l.assistant_maternel_id AS id, l.element FROM accord_liste l
               JOIN assistant_maternel a ON a.id = l.assistant_maternel_id
               WHERE a.relais_id = :relais_id AND l.retire_le IS NULL""",
            {"relais_id": relais_id},
        )
        found: dict[int, set[Element]] = {}
        for row in rows:
            found.setdefault(row["id"], set()).add(row["element"])
        return {assistant_id: frozenset(elements) for assistant_id, elements in found.items()}
