"""« Ne pas envoyer à … »: the professionals whom an animatrice left out of a request. Gives no reason."""

from __future__ import annotations

from store.database import Sql


class Ecarts:
    """The table `ecart`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_of_demande(self, demande_id: int) -> frozenset[int]:
        """The ids of the professionals left out of a request."""
        rows = await self._sql.rows(
            "SELECT assistant_maternel_id AS id FROM ecart WHERE demande_id = :id", {"id": demande_id}
        )
        return frozenset(row["id"] for row in rows)

    async def add(self, demande_id: int, assistant_id: int) -> None:
        """This request does not go to her; saying it twice changes nothing."""
        await self._sql.run(
            """INSERT INTO ecart (demande_id, assistant_maternel_id) VALUES (:demande_id, :assistant_id)
               ON CONFLICT DO NOTHING""",
            {"demande_id": demande_id, "assistant_id": assistant_id},
        )

    async def forget(self, demande_id: int, assistant_id: int) -> None:
        """She may be asked again."""
        await self._sql.run(
            "DELETE FROM ecart WHERE demande_id = :demande_id AND assistant_maternel_id = :assistant_id",
            {"demande_id": demande_id, "assistant_id": assistant_id},
        )
