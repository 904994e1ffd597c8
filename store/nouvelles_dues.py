"""Who is to be told something about her own news today: a pause that ended, places that grow old. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store.database import Sql
from store.times import maybe_day, maybe_time, to_text


@dataclass(frozen=True, slots=True)
class Vieillissante:
    """Somebody whose news will soon not be believed any more, and when a campaign asked, or will ask her."""

    assistant: int
    relais_id: int
    questionnee_le: datetime | None
    question_prevue_le: date | None


class NouvellesDues:
    """Reads the due dates of `assistant_maternel` and `place`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_returning(self, today: date) -> list[int]:
        """Those whose pause is over and who were not told yet."""
        rows = await self._sql.rows(
            """SELECT id FROM assistant_maternel WHERE retour_le <= :today AND profession = 'assistant_maternel'
               AND (en_pause_jusqu_au IS NULL OR en_pause_jusqu_au < :today) ORDER BY id""",
            {"today": today.isoformat()},
        )
        return [row[0] for row in rows]

    async def find_return(self, assistant_id: int) -> date | None:
        """The day on which she is to be welcomed back."""
        return maybe_day(
            await self._sql.value("SELECT retour_le FROM assistant_maternel WHERE id = :id", {"id": assistant_id})
        )

    async def forget_return(self, assistant_id: int) -> None:
        """She was told, or need not be."""
        await self._sql.run("UPDATE assistant_maternel SET retour_le = NULL WHERE id = :id", {"id": assistant_id})

    async def list_growing_old(self, relais_id: int, since: datetime, until: datetime) -> list[Vieillissante]:
        """Those of Telegram with news said between these instants, who were not told since they were said."""
        rows = await self._sql.rows(
            """SELECT a.id, a.relais_id, a.questionnee_le, a.question_prevue_le
               FROM assistant_maternel a JOIN compte c ON c.id = a.compte_id
               WHERE a.relais_id = :relais_id AND a.prefere_telephone = 0 AND a.ne_plus_diffuser = 0
                 AND c.unreachable_at IS NULL AND coalesce(c.stopped_at, c.en_retrait_le) IS NULL
                 AND EXISTS (SELECT 1 FROM place p WHERE p.assistant_maternel_id = a.id AND p.etat <> 'inconnue'
                   AND p.confirmee_le >= :since AND p.confirmee_le <= :until
                   AND (a.fraicheur_prevenue_le IS NULL OR a.fraicheur_prevenue_le < p.confirmee_le))
               ORDER BY a.id""",
            {"relais_id": relais_id, "since": to_text(since), "until": to_text(until)},
        )
        return [Vieillissante(row[0], row[1], maybe_time(row[2]), maybe_day(row[3])) for row in rows]

    async def mark_warned(self, assistant_id: int, now: datetime) -> None:
        """Once is enough."""
        await self._sql.run(
            "UPDATE assistant_maternel SET fraicheur_prevenue_le = :now WHERE id = :id",
            {"id": assistant_id, "now": to_text(now)},
        )
