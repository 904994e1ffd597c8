"""The plannings that animatrices sent as files, and what waits of them for a word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from store.database import Sql
from store.times import to_text

EtatImportPlanning = Literal["a_lire", "a_confirmer", "enregistre", "abandonne"]


@dataclass(frozen=True, slots=True)
class ImportPlanning:
    """One file; `lignes`: the ateliers that it would make, as plain JSON."""

    id: int
    relais_id: int
    animateur_id: int
    chat_id: int
    file_id: str
    nom: str
    etat: EtatImportPlanning
    lignes: list[dict[str, Any]]


class ImportsPlanning:
    """The table `import_planning`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(self, relais_id: int, animateur_id: int, chat_id: int, file_id: str, nom: str, now: datetime) -> int:
        """A file that has just arrived."""
        values = {
            "relais_id": relais_id, "animateur_id": animateur_id, "chat_id": chat_id, "file_id": file_id, "nom": nom,
            "etat": "a_lire", "created_at": to_text(now),
        }  # fmt: skip
        rows = await self._sql.insert("import_planning", [values], "RETURNING id")
        return int(rows[0]["id"])

    async def find(self, import_id: int) -> ImportPlanning | None:
        """The import of that id."""
        row = await self._sql.row(
            """SELECT id, relais_id, animateur_id, chat_id, file_id, nom, etat, lignes FROM import_planning
               WHERE id = :id""",
            {"id": import_id},
        )
        return None if row is None else ImportPlanning(**{**dict(row), "lignes": json.loads(row["lignes"])})

    async def move(
        self,
        import_id: int,
        avant: EtatImportPlanning,
        apres: EtatImportPlanning,
        lignes: Sequence[dict[str, Any]] = (),
    ) -> bool:
        """From one state to the next; False when somebody was quicker. What was read goes once it is decided."""
        row = await self._sql.row(
            """UPDATE import_planning SET etat = :apres, lignes = :lignes WHERE id = :id AND etat = :avant
               RETURNING id""",
            {"id": import_id, "avant": avant, "apres": apres, "lignes": json.dumps(list(lignes), ensure_ascii=False)},
        )
        return row is not None
