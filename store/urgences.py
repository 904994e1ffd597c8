"""How many emergency messages were shown. Never to whom, never about what words."""

from __future__ import annotations

from datetime import date

from store.database import Sql


class Urgences:
    """The table `urgence`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, relais_id: int, day: date, sorte: str) -> None:
        """One more in that month."""
        await self._sql.run(
            """INSERT INTO urgence (relais_id, mois, sorte, nombre) VALUES (:relais_id, :mois, :sorte, 1)
               ON CONFLICT (relais_id, mois, sorte) DO UPDATE SET nombre = nombre + 1""",
            {"relais_id": relais_id, "mois": day.strftime("%Y-%m"), "sorte": sorte},
        )

    async def list_of_month(self, relais_id: int, day: date) -> dict[str, int]:
        """By sort, in the month of that day."""
        rows = await self._sql.rows(
            "SELECT sorte, nombre FROM urgence WHERE relais_id = :relais_id AND mois = :mois ORDER BY sorte",
            {"relais_id": relais_id, "mois": day.strftime("%Y-%m")},
        )
        return {row["sorte"]: row["nombre"] for row in rows}
