"""What one professional's year is counted from. Reads nothing of the others."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from bot.domain.bilan import Chiffres
from bot.domain.demandes import Besoin
from store.database import Sql
from store.demandes import read_demande
from store.times import to_text


class Bilans:
    """Counts over `proposition` and `demande`, and the column `assistant_maternel.bilan_le`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def count(self, assistant_id: int, since: datetime, until: datetime) -> Chiffres:
        """Her requests between two instants, the first included."""
        row = await self._sql.row(
            """SELECT count(*) AS recues, count(repondue_le) AS repondues,
                 count(contact_le) AS contacts,
                 count(CASE WHEN repondue_le IS NOT NULL AND motif IS NULL AND etat <> 'pas_cette_fois' THEN 1 END)
                   AS interessee
               FROM proposition
               WHERE assistant_maternel_id = :id AND ecrite_le >= :since AND ecrite_le < :until""",
            {"id": assistant_id, "since": to_text(since), "until": to_text(until)},
        )
        assert row is not None
        return Chiffres(row["recues"], row["repondues"], row["interessee"], row["contacts"])

    async def list_besoins(
        self, relais_id: int, communes: Collection[str], since: datetime, until: datetime
    ) -> list[Besoin]:
        """What families of these communes asked assistants maternels for, between two instants."""
        holes, params = self._sql.holes("commune", communes)
        rows = await self._sql.rows(
            f"""SELECT * FROM demande WHERE relais_id = :relais_id AND commune IN ({holes})
                  AND envoyee_le >= :since AND envoyee_le < :until AND modes LIKE '%assistant_maternel%'""",
            params | {"relais_id": relais_id, "since": to_text(since), "until": to_text(until)},
        )
        return [read_demande(row).besoin for row in rows]

    async def list_due(self, since: datetime, until: datetime, before: date, limit: int = 500) -> list[tuple[int, int]]:
        """(relais, professional) who were asked something in that year and whose balance was not sent since."""
        rows = await self._sql.rows(
            """SELECT a.relais_id, a.id FROM assistant_maternel a
               WHERE a.compte_id IS NOT NULL AND a.ne_plus_diffuser = 0
                 AND a.profession = 'assistant_maternel' AND coalesce(a.bilan_le, '') < :before
                 AND EXISTS (SELECT 1 FROM proposition p WHERE p.assistant_maternel_id = a.id
                             AND p.ecrite_le >= :since AND p.ecrite_le < :until)
               ORDER BY a.id LIMIT :limit""",
            {"since": to_text(since), "until": to_text(until), "before": before.isoformat(), "limit": limit},
        )
        return [(row["relais_id"], row["id"]) for row in rows]

    async def mark_sent(self, assistant_id: int, day: date) -> None:
        """Not again this year."""
        await self._sql.run(
            "UPDATE assistant_maternel SET bilan_le = :day WHERE id = :id", {"id": assistant_id, "day": day.isoformat()}
        )
