"""What professionals say of their declaration on monenfant.fr. Nobody but herself reads her row: totals only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.declaration import Total
from store.database import Sql
from store.rattachements import EN_USAGE
from store.times import maybe_time, to_text

Quoi = Literal["faite", "aide"]


@dataclass(frozen=True, slots=True)
class SaDeclaration:
    """Where she stands; None: not yet."""

    faite_le: datetime | None
    aide_le: datetime | None


class Declarations:
    """The table `declaration`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def show(self, relais_id: int, assistant_id: int, limite: date, now: datetime) -> SaDeclaration:
        """She is given the text of that half-year; gives what she had said of it."""
        params = {"id": assistant_id, "relais_id": relais_id, "limite": limite.isoformat(), "now": to_text(now)}
        row = await self._sql.row(
            """INSERT INTO declaration (assistant_maternel_id, limite, relais_id, montree_le)
               VALUES (:id, :limite, :relais_id, :now)
               ON CONFLICT DO UPDATE SET montree_le = montree_le RETURNING faite_le, aide_le""",
            params,
        )
        assert row is not None
        return SaDeclaration(maybe_time(row["faite_le"]), maybe_time(row["aide_le"]))

    async def note(self, relais_id: int, assistant_id: int, limite: date, quoi: Quoi, now: datetime) -> bool:
        """« C'est fait », « Aidez-moi »; False when she had said it already."""
        await self.show(relais_id, assistant_id, limite, now)
        row = await self._sql.row(
            f"""UPDATE declaration SET {quoi}_le = :now
                WHERE assistant_maternel_id = :id AND limite = :limite AND {quoi}_le IS NULL RETURNING limite""",
            {"id": assistant_id, "limite": limite.isoformat(), "now": to_text(now)},
        )
        return row is not None

    async def count(self, relais_id: int, limite: date) -> Total:
        """How many say it is done, how many asked for help, of how many."""
        row = await self._sql.row(
            f"""SELECT count(faite_le) AS faites, count(aide_le) AS aides,
                  (SELECT count(*) FROM assistant_maternel WHERE {EN_USAGE}) AS inscrites
                FROM declaration WHERE relais_id = :relais_id AND limite = :limite""",
            {"relais_id": relais_id, "limite": limite.isoformat()},
        )
        assert row is not None
        return Total(row["faites"], row["inscrites"], row["aides"])
