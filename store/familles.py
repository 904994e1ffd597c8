"""The families of each relais, and what they agreed to."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.familles import Famille
from store.database import Row, Sql
from store.times import to_text

COLUMNS = "f.id, f.relais_id, f.prenom, f.telephone, f.approuvee_le, c.telegram_id, c.unreachable_at, c.en_retrait_le"


class Familles:
    """The tables `famille` and `consentement`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def meet(self, relais_id: int, compte_id: int, prenom: str, now: datetime) -> Famille:
        """This account as a family of this relais, made known if it is the first time."""
        found = await self.find_of_compte(relais_id, compte_id)
        if found is not None:
            return found
        await self._sql.run(
            """INSERT INTO famille (relais_id, compte_id, prenom, created_at)
               VALUES (:relais_id, :compte_id, :prenom, :now)""",
            {"relais_id": relais_id, "compte_id": compte_id, "prenom": prenom, "now": to_text(now)},
        )
        met = await self.find_of_compte(relais_id, compte_id)
        assert met is not None
        return met

    async def get(self, famille_id: int) -> Famille:
        """The family of that id; LookupError when there is none."""
        row = await self._sql.row(
            f"SELECT {COLUMNS} FROM famille f LEFT JOIN compte c ON c.id = f.compte_id WHERE f.id = :id",
            {"id": famille_id},
        )
        if row is None:
            raise LookupError(f"no famille {famille_id}")
        return _famille(row)

    async def find_of_compte(self, relais_id: int, compte_id: int) -> Famille | None:
        """What this account is for this relais."""
        row = await self._sql.row(
            f"""SELECT {COLUMNS} FROM famille f JOIN compte c ON c.id = f.compte_id
                WHERE f.relais_id = :relais_id AND f.compte_id = :compte_id""",
            {"relais_id": relais_id, "compte_id": compte_id},
        )
        return None if row is None else _famille(row)

    async def list_of_compte(self, compte_id: int) -> list[Famille]:
        """What this account is for each relais."""
        rows = await self._sql.rows(
            f"""SELECT {COLUMNS} FROM famille f JOIN compte c ON c.id = f.compte_id
                WHERE f.compte_id = :compte_id ORDER BY f.id""",
            {"compte_id": compte_id},
        )
        return [_famille(row) for row in rows]

    async def set_telephone(self, famille_id: int, telephone: str) -> None:
        """Her own number (E.164), shared once: kept by the relais, never sent without being said."""
        await self._sql.run(
            "UPDATE famille SET telephone = :telephone WHERE id = :id", {"telephone": telephone, "id": famille_id}
        )

    async def correct(self, compte_id: int, *, prenom: str | None = None, telephone: str | None = None) -> None:
        """What she corrects about herself, for every relais."""
        await self._sql.run(
            """UPDATE famille SET prenom = coalesce(:prenom, prenom), telephone = coalesce(:telephone, telephone)
               WHERE compte_id = :compte_id""",
            {"prenom": prenom, "telephone": telephone, "compte_id": compte_id},
        )

    async def approve(self, famille_id: int, day: date) -> None:
        """From now on its requests leave by themselves."""
        await self._sql.run(
            "UPDATE famille SET approuvee_le = coalesce(approuvee_le, :day) WHERE id = :id",
            {"day": day.isoformat(), "id": famille_id},
        )

    async def agree(self, famille_id: int, finalite: str, now: datetime) -> None:
        """One dated agreement for one purpose; agreeing again changes nothing."""
        await self._sql.run(
            """INSERT INTO consentement (famille_id, finalite, donne_le)
               SELECT :famille_id, :finalite, :now WHERE NOT EXISTS (SELECT 1 FROM consentement
                 WHERE famille_id = :famille_id AND finalite = :finalite AND retire_le IS NULL)""",
            {"famille_id": famille_id, "finalite": finalite, "now": to_text(now)},
        )

    async def take_back(self, famille_id: int, finalite: str, now: datetime) -> None:
        """It agrees to that purpose no longer, from that instant on."""
        await self._sql.run(
            """UPDATE consentement SET retire_le = :now
               WHERE famille_id = :famille_id AND finalite = :finalite AND retire_le IS NULL""",
            {"famille_id": famille_id, "finalite": finalite, "now": to_text(now)},
        )

    async def list_agreed(self, famille_id: int) -> list[str]:
        """The purposes it agrees to today."""
        rows = await self._sql.rows(
            "SELECT finalite FROM consentement WHERE famille_id = :id AND retire_le IS NULL ORDER BY id",
            {"id": famille_id},
        )
        return [row["finalite"] for row in rows]


def _famille(row: Row) -> Famille:
    approved = row["approuvee_le"]
    return Famille(
        id=row["id"],
        relais_id=row["relais_id"],
        prenom=row["prenom"],
        telephone=row["telephone"],
        telegram_id=row["telegram_id"],
        approuvee_le=None if approved is None else date.fromisoformat(approved),
        is_unreachable=row["unreachable_at"] is not None,
        en_retrait=row["en_retrait_le"] is not None,
    )
