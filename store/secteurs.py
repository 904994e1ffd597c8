"""Which communes each animatrice follows, when she has chosen some. The sectors of the relais are in its file."""

from __future__ import annotations

from datetime import date

from store.database import Sql


class Secteurs:
    """The table `suivi_commune`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_followed(self, relais_id: int, today: date) -> dict[tuple[int, str], frozenset[str]]:
        """The communes of each animatrice (id, name) who has an access today and has chosen some; by name."""
        rows = await self._sql.rows(
            """SELECT e.id, e.nom, s.commune FROM suivi_commune s JOIN animateur e ON e.id = s.animateur_id
               WHERE e.relais_id = :relais_id AND e.revoked_at IS NULL
                 AND (e.jusqu_au IS NULL OR e.jusqu_au >= :today) ORDER BY e.nom, e.id""",
            {"relais_id": relais_id, "today": today.isoformat()},
        )
        found: dict[tuple[int, str], set[str]] = {}
        for row in rows:
            found.setdefault((row["id"], row["nom"]), set()).add(row["commune"])
        return {who: frozenset(communes) for who, communes in found.items()}

    async def follow(self, animateur_id: int, commune: str, wanted: bool) -> None:
        """She follows it from now on, or no longer."""
        params = {"id": animateur_id, "commune": commune}
        if wanted:
            await self._sql.run(
                "INSERT INTO suivi_commune (animateur_id, commune) VALUES (:id, :commune) ON CONFLICT DO NOTHING",
                params,
            )
        else:
            await self._sql.run("DELETE FROM suivi_commune WHERE animateur_id = :id AND commune = :commune", params)
