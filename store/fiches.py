"""What an animatrice looks up and changes in the directory, one field at a time. Never the agrément's facts."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.fiches import Fiche, NomConnu
from store.assistants import Assistants
from store.database import Sql
from store.times import maybe_day, to_text


class Fiches:
    """One entry of `assistant_maternel`, and how she is reached."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql
        self._assistants = Assistants(sql)

    async def list_noms(self, relais_id: int) -> list[NomConnu]:
        """Everybody of a relais, as light as a search needs them."""
        rows = await self._sql.rows(
            """SELECT id, prenom, nom, commune, telephone, ne_plus_diffuser FROM assistant_maternel
               WHERE relais_id = :relais_id AND fusionnee_dans IS NULL AND profession = 'assistant_maternel'
               ORDER BY nom, prenom, id""",
            {"relais_id": relais_id},
        )
        return [
            NomConnu(r["id"], r["prenom"], r["nom"], r["commune"], r["telephone"], bool(r["ne_plus_diffuser"]))
            for r in rows
        ]

    async def find(self, relais_id: int, assistant_id: int) -> Fiche | None:
        """Her entry and how she is reached; None when she is not of this relais."""
        assistant = await self._assistants.find(relais_id, assistant_id)
        if assistant is None:
            return None
        row = await self._sql.row(
            """SELECT a.prefere_telephone, a.telephone_faux, a.depart_le, a.depart_motif,
                 a.appels_refuses_le, c.prenom, c.unreachable_at, c.stopped_at
               FROM assistant_maternel a LEFT JOIN compte c ON c.id = a.compte_id WHERE a.id = :id""",
            {"id": assistant_id},
        )
        assert row is not None
        return Fiche(
            assistant=assistant,
            prefere_telephone=bool(row["prefere_telephone"]),
            telephone_faux=assistant.telephone is not None and assistant.telephone == row["telephone_faux"],
            telegram=row["prenom"],
            is_unreachable=row["unreachable_at"] is not None,
            is_stopped=row["stopped_at"] is not None,
            depart_le=maybe_day(row["depart_le"]),
            depart_motif=row["depart_motif"],
            appels_refuses=row["appels_refuses_le"] is not None,
        )

    async def hide(self, assistant_id: int, hidden: bool, now: datetime) -> None:
        """« Ne plus diffuser », or the end of it."""
        await self._set(assistant_id, "ne_plus_diffuser", int(hidden), now)

    async def refuse_calls(self, assistant_id: int, refused: bool, now: datetime) -> None:
        """She is phoned for a family's request only, or for everything again."""
        await self._set(assistant_id, "appels_refuses_le", to_text(now) if refused else None, now)

    async def correct_telephone(self, assistant_id: int, telephone: str, now: datetime) -> None:
        """Her right number (E.164)."""
        await self._set(assistant_id, "telephone", telephone, now)
        await self._set(assistant_id, "telephone_faux", None, now)

    async def is_wrong(self, assistant_id: int) -> bool:
        """The number she has is known to reach somebody else."""
        found = await self._sql.value(
            "SELECT count(*) FROM assistant_maternel WHERE id = :id AND telephone = telephone_faux",
            {"id": assistant_id},
        )
        return bool(found)

    async def mark_wrong(self, assistant_id: int, now: datetime) -> None:
        """The number she has is somebody else's; another one, whatever it comes from, is believed again."""
        await self._sql.run(
            "UPDATE assistant_maternel SET telephone_faux = telephone, updated_at = :now WHERE id = :id",
            {"id": assistant_id, "now": to_text(now)},
        )

    async def leave(self, assistant_id: int, motif: str, day: date, now: datetime) -> None:
        """From that day she no longer works."""
        await self._set(assistant_id, "depart_motif", motif, now)
        await self._set(assistant_id, "depart_le", day.isoformat(), now)

    async def come_back(self, assistant_id: int, now: datetime) -> None:
        """She works again, and is shown."""
        for column, value in (("depart_le", None), ("depart_motif", None), ("ne_plus_diffuser", 0)):
            await self._set(assistant_id, column, value, now)

    async def list_leaving(self, today: date) -> list[tuple[int, int]]:
        """(relais, professional) whose last day has passed and who are still shown."""
        rows = await self._sql.rows(
            """SELECT relais_id, id FROM assistant_maternel
               WHERE depart_le IS NOT NULL AND ne_plus_diffuser = 0 AND depart_le <= :today ORDER BY id""",
            {"today": today.isoformat()},
        )
        return [(row["relais_id"], row["id"]) for row in rows]

    async def _set(self, assistant_id: int, column: str, value: object, now: datetime) -> None:
        await self._sql.run(
            f"UPDATE assistant_maternel SET {column} = :value, updated_at = :now WHERE id = :id",
            {"id": assistant_id, "value": value, "now": to_text(now)},
        )
