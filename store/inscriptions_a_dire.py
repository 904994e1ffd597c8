"""What is said on the phone to somebody registered who reads no message. The words go as soon as they are said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.database import Sql
from store.times import from_text, to_text


@dataclass(frozen=True, slots=True)
class MotADire:
    """Somebody to phone about an atelier, and what to tell her."""

    inscription_id: int
    qui: str
    telephone: str | None
    texte: str
    le: datetime


class InscriptionsADire:
    """The table `inscription_a_dire`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, inscription_id: int, evenement: str, texte: str, now: datetime) -> bool:
        """Once for each event; False when it was written before."""
        rows = await self._sql.rows(
            """INSERT INTO inscription_a_dire (inscription_id, evenement, texte, le)
               VALUES (:id, :evenement, :texte, :now)
               ON CONFLICT (inscription_id, evenement) DO NOTHING RETURNING id""",
            {"id": inscription_id, "evenement": evenement, "texte": texte, "now": to_text(now)},
        )
        return bool(rows)

    async def list_to_tell(self, relais_id: int) -> list[MotADire]:
        """Whom the team of a relais still has to phone about an atelier, oldest first."""
        rows = await self._sql.rows(
            """SELECT x.inscription_id, trim(coalesce(a.prenom || ' ' || a.nom, f.prenom, i.invite)) AS qui,
                 coalesce(a.telephone, f.telephone) AS telephone, x.texte, x.le
               FROM inscription_a_dire x JOIN inscription i ON i.id = x.inscription_id
               LEFT JOIN assistant_maternel a ON a.id = i.assistant_maternel_id
               LEFT JOIN famille f ON f.id = i.famille_id
               WHERE x.dit_le IS NULL AND i.relais_id = :of ORDER BY x.id""",
            {"of": relais_id},
        )
        return [MotADire(row[0], row["qui"], row["telephone"], row["texte"], from_text(row["le"])) for row in rows]

    async def mark_said(self, relais_id: int, inscription_id: int, now: datetime) -> int:
        """All that waited for her was said; gives how many words."""
        rows = await self._sql.rows(
            """UPDATE inscription_a_dire SET dit_le = :now, texte = NULL WHERE dit_le IS NULL
               AND inscription_id = (SELECT id FROM inscription WHERE id = :id AND relais_id = :of) RETURNING id""",
            {"id": inscription_id, "of": relais_id, "now": to_text(now)},
        )
        return len(rows)
