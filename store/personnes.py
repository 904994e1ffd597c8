"""Who writes to us: one statement at the start of every update."""

from __future__ import annotations

from datetime import datetime

from bot.domain.personnes import Personne
from store.database import Sql
from store.times import to_text


class Personnes:
    """The person behind an update, with every role she has."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def meet(self, telegram_id: int, prenom: str, now: datetime) -> Personne:
        """The person of this account, made known if she never wrote before."""
        row = await self._sql.row(
            "SELECT id, telegram_id, prenom, relais_id FROM compte WHERE telegram_id = :telegram_id",
            {"telegram_id": telegram_id},
        )
        if row is not None:
            return Personne(row["id"], row["telegram_id"], row["prenom"], row["relais_id"])
        compte_id = await self._sql.value(
            """INSERT INTO compte (telegram_id, prenom, created_at) VALUES (:telegram_id, :prenom, :now)
               RETURNING id""",
            {"telegram_id": telegram_id, "prenom": prenom, "now": to_text(now)},
        )
        return Personne(compte_id, telegram_id, prenom, is_new=True)
