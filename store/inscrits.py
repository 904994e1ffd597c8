"""Who must hear of what becomes of an atelier, and how each of them can be told. Changes no registration."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ateliers import EtatInscription
from store.database import Sql

LIVE = "('inscrite', 'en_attente', 'proposee')"


@dataclass(frozen=True, slots=True)
class Inscrit:
    """One live registration. `telegram_id` None: no Telegram, blocked, or left in peace; then she is phoned."""

    inscription_id: int
    etat: EtatInscription
    nom: str
    telephone: str | None
    telegram_id: int | None


class Inscrits:
    """Reads `inscription` with who is behind it."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_of(self, atelier_id: int) -> list[Inscrit]:
        """Those of one atelier, in the order in which they came."""
        rows = await self._sql.rows(
            f"""SELECT i.id, i.etat, coalesce(a.prenom || ' ' || a.nom, f.prenom, i.invite),
                  coalesce(a.telephone, f.telephone),
                  CASE WHEN c.unreachable_at IS NULL AND c.en_retrait_le IS NULL THEN c.telegram_id END
                FROM inscription i LEFT JOIN assistant_maternel a ON a.id = i.assistant_maternel_id
                LEFT JOIN famille f ON f.id = i.famille_id
                LEFT JOIN compte c ON c.id = coalesce(a.compte_id, f.compte_id)
                WHERE i.atelier_id = :id AND i.etat IN {LIVE} ORDER BY i.id""",
            {"id": atelier_id},
        )
        return [Inscrit(*row) for row in rows]
