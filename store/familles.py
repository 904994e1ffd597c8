"""The families of each relais, and what they agreed to."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.familles import AccordOral, Famille
from bot.domain.familles_en_double import FamilleVue
from store.database import Row, Sql
from store.times import from_text, to_text

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

    async def add(self, relais_id: int, prenom: str, telephone: str | None, now: datetime) -> Famille:
        """A family without Telegram, as an animatrice writes it down."""
        values = {"relais_id": relais_id, "prenom": prenom, "telephone": telephone, "created_at": to_text(now)}
        return await self.get(int((await self._sql.insert("famille", [values], "RETURNING id"))[0]["id"]))

    async def find(self, relais_id: int, famille_id: int) -> Famille | None:
        """The family of that id in that relais, unless it was made one with another: a Tap is untrusted."""
        row = await self._sql.row(
            f"""SELECT {COLUMNS} FROM famille f LEFT JOIN compte c ON c.id = f.compte_id
                WHERE f.id = :id AND f.relais_id = :relais_id AND f.fusionnee_dans IS NULL""",
            {"id": famille_id, "relais_id": relais_id},
        )
        return None if row is None else _famille(row)

    async def list_seen(self, relais_id: int, only: int | None = None) -> list[FamilleVue]:
        """The families of a relais with what each asked; or that one."""
        rows = await self._sql.rows(
            f"""SELECT {COLUMNS}, group_concat(d.id) AS demandes, group_concat(DISTINCT d.commune) AS communes
                FROM famille f LEFT JOIN compte c ON c.id = f.compte_id LEFT JOIN demande d ON d.famille_id = f.id
                WHERE f.relais_id = :relais_id AND f.fusionnee_dans IS NULL AND (:only IS NULL OR f.id = :only)
                GROUP BY f.id ORDER BY f.id""",
            {"relais_id": relais_id, "only": only},
        )
        return [
            FamilleVue(
                _famille(row),
                tuple(sorted(int(one) for one in (row["demandes"] or "").split(",") if one)),
                frozenset(one for one in (row["communes"] or "").split(",") if one),
            )
            for row in rows
        ]

    async def get_kept(self, famille_id: int) -> Famille:
        """That family, or the one that it was made one with."""
        kept = await self._sql.value("SELECT fusionnee_dans FROM famille WHERE id = :id", {"id": famille_id})
        return await self.get(famille_id if kept is None else int(kept))

    async def list_by_telephone(self, relais_id: int, telephone: str, limit: int = 3) -> list[Famille]:
        """The families of a relais that gave this number, the newest first."""
        rows = await self._sql.rows(
            f"""SELECT {COLUMNS} FROM famille f LEFT JOIN compte c ON c.id = f.compte_id
                WHERE f.relais_id = :relais_id AND f.telephone = :telephone AND f.fusionnee_dans IS NULL
                ORDER BY f.id DESC LIMIT :limit""",
            {"relais_id": relais_id, "telephone": telephone, "limit": limit},
        )
        return [_famille(row) for row in rows]

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

    async def set_prenom(self, famille_id: int, prenom: str) -> None:
        """As it was said on the phone."""
        await self._sql.run("UPDATE famille SET prenom = :prenom WHERE id = :id", {"prenom": prenom, "id": famille_id})

    async def leave(self, famille_id: int) -> None:
        """Its account is nobody's here any more."""
        await self._sql.run("UPDATE famille SET compte_id = NULL WHERE id = :id", {"id": famille_id})

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

    async def agree(self, famille_id: int, finalite: str, now: datetime, *, note_par: int | None = None) -> None:
        """One dated agreement for one purpose; agreeing again changes nothing. `note_par`: said aloud to her."""
        await self._sql.run(
            """INSERT INTO consentement (famille_id, finalite, donne_le, oral, note_par)
               SELECT :famille_id, :finalite, :now, :oral, :note_par WHERE NOT EXISTS (SELECT 1 FROM consentement
                 WHERE famille_id = :famille_id AND finalite = :finalite AND retire_le IS NULL)""",
            {
                "famille_id": famille_id,
                "finalite": finalite,
                "now": to_text(now),
                "oral": int(note_par is not None),
                "note_par": note_par,
            },
        )

    async def list_aloud(self, famille_id: int) -> list[AccordOral]:
        """What it agreed to by voice, to whom and when."""
        rows = await self._sql.rows(
            """SELECT c.finalite, c.donne_le, a.nom FROM consentement c LEFT JOIN animateur a ON a.id = c.note_par
               WHERE c.famille_id = :id AND c.oral = 1 AND c.retire_le IS NULL ORDER BY c.id""",
            {"id": famille_id},
        )
        return [AccordOral(row["finalite"], from_text(row["donne_le"]), row["nom"]) for row in rows]

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
            """SELECT finalite FROM consentement WHERE famille_id = :id AND retire_le IS NULL
               GROUP BY finalite ORDER BY min(id)""",
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
