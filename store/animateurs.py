"""The team of each relais: who has an access."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store.database import Row, Sql
from store.times import to_text

SELECT = """
SELECT e.id, e.relais_id, e.nom, e.role, c.telegram_id, e.jusqu_au, e.compte_id
FROM animateur e JOIN compte c ON c.id = e.compte_id
"""


@dataclass(frozen=True, slots=True)
class Animateur:
    """One access."""

    id: int
    relais_id: int
    nom: str
    role: str
    telegram_id: int
    jusqu_au: date | None = None
    compte_id: int = 0


class Animateurs:
    """The table `animateur`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def list_live(self, relais_id: int, today: date) -> list[Animateur]:
        """Those who have an access today."""
        rows = await self._sql.rows(
            f"""{SELECT} WHERE e.relais_id = :relais_id AND e.revoked_at IS NULL
                AND (e.jusqu_au IS NULL OR e.jusqu_au >= :today) ORDER BY e.id""",
            {"relais_id": relais_id, "today": today.isoformat()},
        )
        return [_animateur(row) for row in rows]

    async def get(self, animateur_id: int) -> Animateur:
        """An access that has not ended; LookupError when there is none."""
        row = await self._sql.row(f"{SELECT} WHERE e.id = :id AND e.revoked_at IS NULL", {"id": animateur_id})
        if row is None:
            raise LookupError(f"no live animateur {animateur_id}")
        return _animateur(row)

    async def find_chat(self, animateur_id: int | None, today: date) -> int | None:
        """Where she reads, as long as she has an access."""
        row = await self._sql.row(
            f"{SELECT} WHERE e.id = :id AND e.revoked_at IS NULL AND (e.jusqu_au IS NULL OR e.jusqu_au >= :today)",
            {"id": animateur_id, "today": today.isoformat()},
        )
        return None if row is None else int(row["telegram_id"])

    async def list_noms(self, relais_id: int) -> dict[int, str]:
        """The name of everybody who has, or had, an access: whoever wrote something down keeps her name under it."""
        rows = await self._sql.rows("SELECT id, nom FROM animateur WHERE relais_id = :r", {"r": relais_id})
        return {row[0]: row[1] for row in rows}

    async def list_named(self, relais_id: int, nom: str) -> list[Animateur]:
        """The accesses that have not ended under this name."""
        rows = await self._sql.rows(
            f"{SELECT} WHERE e.relais_id = :relais_id AND e.nom = :nom AND e.revoked_at IS NULL ORDER BY e.id",
            {"relais_id": relais_id, "nom": nom},
        )
        return [_animateur(row) for row in rows]

    async def list_expired(self, today: date) -> list[Animateur]:
        """Accesses whose last day has passed and that nobody ended yet."""
        rows = await self._sql.rows(
            f"{SELECT} WHERE e.jusqu_au < :today AND e.revoked_at IS NULL ORDER BY e.id", {"today": today.isoformat()}
        )
        return [_animateur(row) for row in rows]

    async def add(
        self, relais_id: int, compte_id: int, nom: str, role: str, now: datetime, jusqu_au: date | None = None
    ) -> int:
        """A new access; an earlier one of the same account ends."""
        await self._sql.run(
            "UPDATE animateur SET revoked_at = :now WHERE compte_id = :compte_id AND revoked_at IS NULL",
            {"compte_id": compte_id, "now": to_text(now)},
        )
        values = {
            "relais_id": relais_id,
            "compte_id": compte_id,
            "nom": nom,
            "role": role,
            "jusqu_au": jusqu_au.isoformat() if jusqu_au else None,
            "created_at": to_text(now),
        }
        return int((await self._sql.insert("animateur", [values], "RETURNING id"))[0]["id"])

    async def set_role(self, animateur_id: int, role: str) -> None:
        """What she is from now on."""
        await self._sql.run("UPDATE animateur SET role = :role WHERE id = :id", {"id": animateur_id, "role": role})

    async def set_jusqu_au(self, animateur_id: int, jusqu_au: date | None) -> None:
        """The last day of her access; None: without an end."""
        value = jusqu_au.isoformat() if jusqu_au else None
        await self._sql.run("UPDATE animateur SET jusqu_au = :v WHERE id = :id", {"id": animateur_id, "v": value})

    async def revoke(self, animateur_id: int, now: datetime) -> bool:
        """Ends an access; False when it had ended already."""
        row = await self._sql.row(
            "UPDATE animateur SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL RETURNING id",
            {"id": animateur_id, "now": to_text(now)},
        )
        return row is not None


def _animateur(row: Row) -> Animateur:
    until = row["jusqu_au"]
    return Animateur(
        id=row["id"],
        relais_id=row["relais_id"],
        nom=row["nom"],
        role=row["role"],
        telegram_id=row["telegram_id"],
        jusqu_au=date.fromisoformat(until) if until else None,
        compte_id=row["compte_id"],
    )
