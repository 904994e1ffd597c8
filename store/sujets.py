"""What each account said of the subjects it hears of."""

from __future__ import annotations

from datetime import datetime

from bot.domain.sujets import SUJETS, Sujet
from store.database import Sql
from store.times import to_text


class SujetsChoisis:
    """The table `sujet`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def read(self, compte_id: int) -> dict[Sujet, bool]:
        """Those of which something was said."""
        rows = await self._sql.rows("SELECT sujet, voulu FROM sujet WHERE compte_id = :id", {"id": compte_id})
        said = {row["sujet"]: bool(row["voulu"]) for row in rows}
        return {sujet: said[sujet] for sujet in SUJETS if sujet in said}

    async def choose(self, compte_id: int, sujet: Sujet, voulu: bool, now: datetime) -> None:
        """The last word counts."""
        await self._sql.run(
            """INSERT INTO sujet (compte_id, sujet, voulu, le) VALUES (:id, :sujet, :voulu, :now)
               ON CONFLICT (compte_id, sujet) DO UPDATE SET voulu = :voulu, le = :now""",
            {"id": compte_id, "sujet": sujet, "voulu": int(voulu), "now": to_text(now)},
        )
