"""What the clock owes to ateliers: offers that end, lists that close, reminders, presences, opinions."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from bot.domain.echeances_atelier import Echeances
from store.database import Sql
from store.times import maybe_text, to_text

Echeance = Literal["rappel_le", "demi_vide_le", "presences_le", "avis_le"]
ECHEANCES: Final[tuple[Echeance, ...]] = ("rappel_le", "demi_vide_le", "presences_le", "avis_le")


class InscriptionsDues:
    """Reads `atelier` and `inscription` by due date."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_with_waiting(self) -> list[int]:
        """Ateliers for which somebody waits or is offered a place."""
        rows = await self._sql.rows(
            """SELECT DISTINCT t.id FROM inscription i JOIN atelier t ON t.id = i.atelier_id
               WHERE i.etat IN ('en_attente', 'proposee') AND t.etat = 'annonce' ORDER BY t.fermeture_le, t.id"""
        )
        return [row[0] for row in rows]

    async def list_unplanned(self, now: datetime) -> list[int]:
        """Announced ateliers to come whose due dates are not reckoned from their hour."""
        rows = await self._sql.rows(
            """SELECT id FROM atelier WHERE etat = 'annonce' AND echeances_de IS NOT debut AND debut > :now
               ORDER BY debut, id LIMIT 500""",
            {"now": to_text(now)},
        )
        return [row[0] for row in rows]

    async def plan(self, atelier_id: int, echeances: Echeances) -> None:
        """Writes them down, with the hour they are reckoned from."""
        await self._sql.run(
            """UPDATE atelier SET echeances_de = debut, rappel_le = :rappel_le, demi_vide_le = :demi_vide_le,
                 presences_le = :presences_le, avis_le = :avis_le WHERE id = :id""",
            {"id": atelier_id} | {name: maybe_text(getattr(echeances, name)) for name in ECHEANCES},
        )

    async def list_due(self, what: Echeance, now: datetime) -> list[int]:
        """Announced ateliers for which that is to be done now."""
        rows = await self._sql.rows(
            f"SELECT id FROM atelier WHERE {what} <= :now AND etat = 'annonce' ORDER BY {what}, id LIMIT 500",
            {"now": to_text(now)},
        )
        return [row[0] for row in rows]

    async def done(self, atelier_id: int, what: Echeance) -> bool:
        """It is done; False when it was done before."""
        row = await self._sql.row(
            f"UPDATE atelier SET {what} = NULL WHERE id = :id AND {what} IS NOT NULL RETURNING id", {"id": atelier_id}
        )
        return row is not None

    async def announce_seuil(self, atelier_id: int, seuil: int) -> bool:
        """That threshold is told; False when it, or a higher one, was told before."""
        row = await self._sql.row(
            "UPDATE atelier SET seuil_annonce = :seuil WHERE id = :id AND seuil_annonce < :seuil RETURNING id",
            {"id": atelier_id, "seuil": seuil},
        )
        return row is not None
