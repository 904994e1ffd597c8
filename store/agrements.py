"""The agréments that end: which ones, and of which the team was told. Changes no fact of an agrément."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bot.domain.assistants import AssistantMaternel
from store.assistants import OF_RELAIS, Assistants
from store.database import Sql

ENDING = f"{OF_RELAIS} AND a.ne_plus_diffuser = 0 AND a.statut <> 'creche_familiale' AND a.agrement_fin <= :until"


class Agrements:
    """The columns `agrement_fin` and `agrement_dit` of the directory."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql
        self._assistants = Assistants(sql)

    async def list_ending(self, relais_id: int, until: str, limit: int) -> list[AssistantMaternel]:
        """Those whose agrément has ended or ends by then, the soonest first."""
        return await self._assistants.list_where(
            f"{ENDING} ORDER BY a.agrement_fin, a.id LIMIT :limit",
            {"relais_id": relais_id, "until": until, "limit": limit},
        )

    async def list_untold(self, relais_id: int, today: date, until: str, limit: int) -> list[AssistantMaternel]:
        """Of those still to end, the ones that the team has not read about yet."""
        return await self._assistants.list_where(
            f"""{ENDING} AND a.agrement_fin >= :today AND a.agrement_dit IS NOT a.agrement_fin
                ORDER BY a.agrement_fin, a.id LIMIT :limit""",
            {"relais_id": relais_id, "until": until, "today": today.isoformat(), "limit": limit},
        )

    async def mark_told(self, assistant_ids: Collection[int]) -> None:
        """Not again for this end; another date is another end."""
        holes, params = self._sql.holes("id", assistant_ids)
        await self._sql.run(f"UPDATE assistant_maternel SET agrement_dit = agrement_fin WHERE id IN ({holes})", params)
