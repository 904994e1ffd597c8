"""The directory files that animatrices sent, and where each stands. Holds none of their lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from store.database import Sql
from store.times import to_text

EtatImport = Literal["a_lire", "a_confirmer", "a_enregistrer", "enregistre", "abandonne"]


@dataclass(frozen=True, slots=True)
class ImportAnnuaire:
    """One file; `file_id` is Telegram's."""

    id: int
    relais_id: int
    animateur_id: int
    chat_id: int
    file_id: str
    nom: str
    etat: EtatImport


class Imports:
    """The table `import_annuaire`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(
        self, relais_id: int, animateur_id: int, chat_id: int, file_id: str, nom: str, now: datetime
    ) -> ImportAnnuaire:
        """A file that has just arrived."""
        values = {
            "relais_id": relais_id,
            "animateur_id": animateur_id,
            "chat_id": chat_id,
            "file_id": file_id,
            "nom": nom,
            "etat": "a_lire",
        }
        rows = await self._sql.insert("import_annuaire", [values | {"created_at": to_text(now)}], "RETURNING id")
        return ImportAnnuaire(rows[0]["id"], relais_id, animateur_id, chat_id, file_id, nom, "a_lire")

    async def get(self, import_id: int) -> ImportAnnuaire:
        """The import of that id; LookupError when there is none."""
        row = await self._sql.row(
            """SELECT id, relais_id, animateur_id, chat_id, file_id, nom, etat FROM import_annuaire WHERE id = :id""",
            {"id": import_id},
        )
        if row is None:
            raise LookupError(f"no import {import_id}")
        return ImportAnnuaire(*row)

    async def move(self, import_id: int, avant: EtatImport, apres: EtatImport) -> bool:
        """From one state to the next; False when somebody was quicker."""
        row = await self._sql.row(
            "UPDATE import_annuaire SET etat = :apres WHERE id = :id AND etat = :avant RETURNING id",
            {"id": import_id, "avant": avant, "apres": apres},
        )
        return row is not None
