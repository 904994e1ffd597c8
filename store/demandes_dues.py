"""The requests that the clock must look at, and those that a declared place may answer. Decides nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from bot.domain.demande_accueil import DemandeAccueil
from store.database import Sql
from store.demandes import read_demande
from store.times import maybe_time, to_text

DUE = {"vague": "vague_le", "reponse": "reponse_le", "confirmation": "confirmation_le"}
PROMISED = "('a_valider', 'active', 'transmise')"
HELD = "cercle_retenu_le IS NOT NULL AND etat = 'active' AND arretee_le IS NULL AND vague_le IS NOT NULL"


class DemandesDues:
    """Reads the table `demande` by its due dates."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_due(self, what: str, now: datetime, limit: int = 200) -> list[int]:
        """Numbers of the active requests whose « vague », « reponse » or « confirmation » has come, oldest first.

        An answer is due too for what an animatrice follows herself: it was promised all the same.
        """
        column, etats = DUE[what], PROMISED if what == "reponse" else "('active')"
        rows = await self._sql.rows(
            f"""SELECT id FROM demande WHERE {column} <= :now AND etat IN {etats}
                ORDER BY {column}, id LIMIT :limit""",
            {"now": to_text(now), "limit": limit},
        )
        return [row["id"] for row in rows]

    async def list_ended(self, today: date, limit: int = 200) -> list[int]:
        """Numbers of the active requests whose last day is over."""
        rows = await self._sql.rows(
            """SELECT id FROM demande WHERE etat = 'active' AND active_jusqu_au < :today
               ORDER BY active_jusqu_au, id LIMIT :limit""",
            {"today": today.isoformat(), "limit": limit},
        )
        return [row["id"] for row in rows]

    async def list_searching(self, relais_id: int, communes: Collection[str]) -> list[DemandeAccueil]:
        """The active requests of a relais that search around one of these communes, oldest first."""
        holes, params = self._sql.holes("commune", communes)
        rows = await self._sql.rows(
            f"""SELECT * FROM demande WHERE relais_id = :relais_id AND etat = 'active' AND arretee_le IS NULL
                  AND commune IN ({holes}) ORDER BY id""",
            params | {"relais_id": relais_id},
        )
        return [read_demande(row) for row in rows]

    async def look_again(self, demande_id: int, when: datetime) -> None:
        """An active request is looked at then, unless it is to be looked at sooner or somebody still has to answer."""
        await self._sql.run(
            """UPDATE demande SET vague_le = :at WHERE id = :id AND etat = 'active' AND arretee_le IS NULL
                 AND (vague_le IS NULL OR vague_le > :at)
                 AND NOT EXISTS (SELECT 1 FROM proposition p WHERE p.demande_id = demande.id
                                 AND p.etat IN ('en_attente', 'a_appeler'))""",
            {"id": demande_id, "at": to_text(when)},
        )

    async def hold(self, demande_id: int, now: datetime) -> None:
        """Its next circle waits, since the first time that it was made to."""
        await self._sql.run(
            "UPDATE demande SET cercle_retenu_le = coalesce(cercle_retenu_le, :now) WHERE id = :id",
            {"id": demande_id, "now": to_text(now)},
        )

    async def forget_hold(self, demande_id: int) -> None:
        """It waits no longer."""
        await self._sql.run(
            "UPDATE demande SET cercle_retenu_le = NULL WHERE id = :id AND cercle_retenu_le IS NOT NULL",
            {"id": demande_id},
        )

    async def held_since(self, demande_id: int) -> datetime | None:
        """Since when its next circle waits; None when it does not, or the request is over."""
        return maybe_time(
            await self._sql.value(f"SELECT cercle_retenu_le FROM demande WHERE id = :id AND {HELD}", {"id": demande_id})
        )

    async def count_held(self, relais_id: int) -> int:
        """How many requests of a relais wait so."""
        return int(
            await self._sql.value(f"SELECT count(*) FROM demande WHERE relais_id = :id AND {HELD}", {"id": relais_id})
        )

    async def look_at_held(self, relais_id: int, now: datetime) -> None:
        """Those of a relais are looked at now."""
        await self._sql.run(
            f"UPDATE demande SET vague_le = :now WHERE relais_id = :id AND {HELD} AND vague_le > :now",
            {"id": relais_id, "now": to_text(now)},
        )
