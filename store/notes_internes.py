"""What the team notes for itself about a conversation; erased with it. Never sent to the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.database import Sql
from store.times import from_text, to_text


@dataclass(frozen=True, slots=True)
class NoteInterne:
    """One note. `par` is None once whoever wrote it has erased herself."""

    id: int
    par: str | None
    le: datetime
    texte: str


class NotesInternes:
    """The table `note_interne`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, conversation_id: int, animateur_id: int, texte: str, now: datetime) -> int:
        """Signed and dated."""
        values = {"conversation_id": conversation_id, "animateur_id": animateur_id, "texte": texte, "le": to_text(now)}
        return int((await self._sql.insert("note_interne", [values], "RETURNING id"))[0]["id"])

    async def list_of(self, conversation_id: int) -> list[NoteInterne]:
        """The oldest first."""
        rows = await self._sql.rows(
            """SELECT n.id, e.nom, n.le, n.texte FROM note_interne n LEFT JOIN animateur e ON e.id = n.animateur_id
               WHERE n.conversation_id = :id ORDER BY n.id""",
            {"id": conversation_id},
        )
        return [NoteInterne(row["id"], row["nom"], from_text(row["le"]), row["texte"]) for row in rows]
