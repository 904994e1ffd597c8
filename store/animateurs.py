"""The team of each relais: who has an access, and the group in which they work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store.database import Sql
from store.times import to_text


@dataclass(frozen=True, slots=True)
class Animateur:
    """One access."""

    id: int
    relais_id: int
    nom: str
    role: str
    telegram_id: int


@dataclass(frozen=True, slots=True)
class Equipe:
    """The team's group; while suspended nothing about people is written there."""

    relais_id: int
    chat_id: int
    forum: bool
    suspended: bool


class Animateurs:
    """The tables `animateur` and `equipe`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_live(self, relais_id: int, today: date) -> list[Animateur]:
        """Those who have an access today."""
        rows = await self._sql.rows(
            """SELECT e.id, e.relais_id, e.nom, e.role, c.telegram_id
               FROM animateur e JOIN compte c ON c.id = e.compte_id
               WHERE e.relais_id = :relais_id AND e.revoked_at IS NULL
                 AND (e.jusqu_au IS NULL OR e.jusqu_au >= :today) ORDER BY e.id""",
            {"relais_id": relais_id, "today": today.isoformat()},
        )
        return [Animateur(*row) for row in rows]

    async def add(self, relais_id: int, compte_id: int, nom: str, role: str, now: datetime) -> int:
        """A new access; an earlier one of the same account ends."""
        await self._sql.run(
            "UPDATE animateur SET revoked_at = :now WHERE compte_id = :compte_id AND revoked_at IS NULL",
            {"compte_id": compte_id, "now": to_text(now)},
        )
        values = {"relais_id": relais_id, "compte_id": compte_id, "nom": nom, "role": role, "created_at": to_text(now)}
        return int((await self._sql.insert("animateur", [values], "RETURNING id"))[0]["id"])

    async def find_equipe(self, relais_id: int) -> Equipe | None:
        """The team's group, if it has one."""
        row = await self._sql.row(
            "SELECT relais_id, chat_id, forum, suspended_at FROM equipe WHERE relais_id = :relais_id",
            {"relais_id": relais_id},
        )
        return None if row is None else Equipe(row[0], row[1], bool(row[2]), row[3] is not None)
