"""What people who cannot be written to are told on the phone about a request. The words go as soon as they are said."""

from __future__ import annotations

from datetime import datetime

from bot.domain.lignes_appel import Cible
from store.database import Sql
from store.times import to_text

HERS = "assistant_maternel_id = :id"
ITS_OWN = "demande_id = :id AND assistant_maternel_id IS NULL"


class ADire:
    """The table `a_dire`: words for the family of a request, or for a professional who had said yes to it."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(
        self, demande_id: int, evenement: str, texte: str, now: datetime, assistant_id: int | None = None
    ) -> bool:
        """Once for each event of a request; False when it was written before."""
        rows = await self._sql.rows(
            """INSERT INTO a_dire (demande_id, assistant_maternel_id, evenement, texte, le)
               VALUES (:id, :assistant, :evenement, :texte, :now)
               ON CONFLICT (demande_id, evenement) DO NOTHING RETURNING id""",
            {
                "id": demande_id,
                "assistant": assistant_id,
                "evenement": evenement,
                "texte": texte,
                "now": to_text(now),
            },
        )
        return bool(rows)

    async def list_of(self, cible: Cible) -> list[str]:
        """What waits to be said to her, or to the family of that request, oldest first."""
        rows = await self._sql.rows(
            f"SELECT texte FROM a_dire WHERE {_where(cible)} AND dit_le IS NULL ORDER BY le, id", {"id": cible.id}
        )
        return [row["texte"] for row in rows]

    async def list_words(self, demande_id: int) -> list[tuple[str, str]]:
        """What waits to be said to the family of a request: (event, words), oldest first."""
        rows = await self._sql.rows(
            f"SELECT evenement, texte FROM a_dire WHERE {ITS_OWN} AND dit_le IS NULL ORDER BY le, id",
            {"id": demande_id},
        )
        return [(row["evenement"], row["texte"]) for row in rows]

    async def list_written(self, chat_id: int, demande_id: int, since: datetime) -> list[str]:
        """The keys of what was written of that request to an account since then, left or not."""
        rows = await self._sql.rows(
            """SELECT key FROM letter WHERE chat_id = :chat AND not_before >= :since AND method = 'send'
                 AND key LIKE :key ORDER BY id""",
            {"chat": chat_id, "since": to_text(since), "key": f"demande:{demande_id}:%:famille"},
        )
        return [row["key"] for row in rows]

    async def mark_said(self, cible: Cible, now: datetime) -> int:
        """All of it was said; gives how many words waited."""
        rows = await self._sql.rows(
            f"""UPDATE a_dire SET dit_le = :now, texte = NULL WHERE {_where(cible)} AND dit_le IS NULL
                RETURNING id""",
            {"id": cible.id, "now": to_text(now)},
        )
        return len(rows)

    async def drop(self, demande_id: int, evenement: str, now: datetime) -> None:
        """The family has just spoken of it: what waited under an event that begins so need not be said any more."""
        await self._sql.run(
            """UPDATE a_dire SET dit_le = :now, texte = NULL WHERE demande_id = :id AND dit_le IS NULL
               AND assistant_maternel_id IS NULL AND substr(evenement, 1, length(:evenement)) = :evenement""",
            {"id": demande_id, "evenement": evenement, "now": to_text(now)},
        )

    async def list_to_tell(self, relais_id: int) -> dict[int, list[int]]:
        """Professionals of a relais to whom something is to be said, with the numbers of the requests."""
        rows = await self._sql.rows(
            """SELECT x.assistant_maternel_id, x.demande_id FROM a_dire x JOIN demande d ON d.id = x.demande_id
               WHERE d.relais_id = :relais_id AND x.assistant_maternel_id IS NOT NULL AND x.dit_le IS NULL
               ORDER BY x.id""",
            {"relais_id": relais_id},
        )
        found: dict[int, list[int]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(row[1])
        return found

    async def forget_event(self, evenement: str) -> None:
        """What need not be said any more, to anybody."""
        await self._sql.run(
            "DELETE FROM a_dire WHERE evenement = :evenement AND dit_le IS NULL", {"evenement": evenement}
        )

    async def forget_of_account(self, telegram_id: int) -> None:
        """A family can be written to again, and reads what waited for it: nobody need phone."""
        await self._sql.run(
            """DELETE FROM a_dire WHERE dit_le IS NULL AND assistant_maternel_id IS NULL AND demande_id IN
                 (SELECT d.id FROM demande d JOIN famille f ON f.id = d.famille_id
                  JOIN compte c ON c.id = f.compte_id WHERE c.telegram_id = :id)""",
            {"id": telegram_id},
        )


def _where(cible: Cible) -> str:
    return HERS if cible.genre == "assistant" else ITS_OWN
