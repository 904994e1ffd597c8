"""Contacts, counted one by one as the Caf asks: who, why, how. One that is undone stays, and is not counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.domain.calendrier import to_utc
from bot.domain.motifs import NON_CLASSE
from bot.domain.registre import CODE_MOTIF, CODE_PUBLIC, Canal, Contact, Public
from bot.domain.tableau import Page, page_bounds
from store.database import Row, Sql
from store.times import from_text, maybe_time, to_text

SEPARATEUR = " ; "
SELECT = """
SELECT k.*, e.nom AS qui, a.prenom || ' ' || a.nom AS professionnelle
FROM contact k LEFT JOIN animateur e ON e.id = k.note_par
LEFT JOIN assistant_maternel a ON a.id = k.assistant_maternel_id
"""
# A conversation that somebody opened without saying why: only the team knows what it was about.
A_CLASSER = "k.relais_id = :relais_id AND k.motif = :motif AND k.conversation_id IS NOT NULL AND k.annule_le IS NULL"


class Contacts:
    """The table `contact`, one row at a time; store/registre.py counts them."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(
        self,
        relais_id: int,
        le: datetime,
        public: Public,
        motif: str,
        canal: Canal,
        details: Sequence[str],
        **more: Any,
    ) -> int:
        """One contact; `details` are the Caf's own labels of what was asked, or the subject of a question.

        `more`: other columns. With an `ecran` that has already given its contact, that one is left as it is.
        """
        values = {"relais_id": relais_id, "le": to_text(le), "public": public, "motif": motif, "canal": canal}
        row = values | {"detail": SEPARATEUR.join(details) or None} | _written(more)
        again = "ON CONFLICT (ecran) WHERE ecran IS NOT NULL DO UPDATE SET ecran = excluded.ecran RETURNING id"
        return int((await self._sql.insert("contact", [row], again))[0]["id"])

    async def correct(self, contact_id: int, motif: str, details: Sequence[str]) -> None:
        """The same contact, better known since: still one."""
        await self.save(contact_id, motif=motif, detail=SEPARATEUR.join(details) or None)

    async def save(self, contact_id: int, **columns: Any) -> None:
        """Writes these columns."""
        sets = ", ".join(f"{column} = :{column}" for column in columns)
        await self._sql.run(f"UPDATE contact SET {sets} WHERE id = :id", _written(columns) | {"id": contact_id})

    async def find(self, relais_id: int, contact_id: int) -> Contact | None:
        """The contact of that number in that relais: a Tap is untrusted."""
        row = await self._sql.row(
            f"{SELECT} WHERE k.id = :id AND k.relais_id = :relais_id", {"id": contact_id, "relais_id": relais_id}
        )
        return None if row is None else read_contact(row)

    async def list_noted(self, animateur_id: int, day: date, numero: int, size: int) -> Page[Contact]:
        """What she noted that day, whatever the day it is about, newest first; those undone too."""
        params = {"id": animateur_id, "since": _midnight(day), "until": _midnight(day + timedelta(days=1))}
        where = "k.note_par = :id AND k.note_le >= :since AND k.note_le < :until"
        return await self._page(where, params, numero, size)

    async def count_noted(self, animateur_id: int, day: date) -> int:
        """How many she noted that day, and did not undo."""
        return int(
            await self._sql.value(
                """SELECT count(*) FROM contact WHERE note_par = :id AND note_le >= :since AND note_le < :until
                   AND annule_le IS NULL""",
                {"id": animateur_id, "since": _midnight(day), "until": _midnight(day + timedelta(days=1))},
            )
        )

    async def list_frequent(self, relais_id: int, since: datetime) -> list[tuple[str, str]]:
        """(public, motif) as their codes, most noted first."""
        rows = await self._sql.rows(
            """SELECT public, motif FROM contact WHERE relais_id = :relais_id AND note_le >= :since
               AND annule_le IS NULL AND theme IS NULL GROUP BY public, motif ORDER BY count(*) DESC, max(id) DESC""",
            {"relais_id": relais_id, "since": to_text(since)},
        )
        known = [(CODE_PUBLIC.get(row["public"]), CODE_MOTIF.get(row["motif"])) for row in rows]
        return [(public, motif) for public, motif in known if public and motif]

    async def page_unsorted(self, relais_id: int, numero: int, size: int) -> Page[Contact]:
        """Conversations whose reason nobody has said yet, newest first."""
        return await self._page(A_CLASSER, {"relais_id": relais_id, "motif": NON_CLASSE}, numero, size)

    async def count_unsorted(self, relais_id: int) -> int:
        """How many they are."""
        params = {"relais_id": relais_id, "motif": NON_CLASSE}
        return int(await self._sql.value(f"SELECT count(*) FROM contact k WHERE {A_CLASSER}", params))

    async def is_counted(self, conversation_id: int) -> bool:
        """Whether that conversation is a contact already."""
        sql = """SELECT EXISTS (SELECT 1 FROM contact WHERE conversation_id = :id)
                   OR EXISTS (SELECT 1 FROM question WHERE conversation_id = :id AND contact_id IS NOT NULL)"""
        return bool(await self._sql.value(sql, {"id": conversation_id}))

    async def _page(self, where: str, params: dict[str, Any], numero: int, size: int) -> Page[Contact]:
        total = int(await self._sql.value(f"SELECT count(*) FROM contact k WHERE {where}", params))
        shown, pages = page_bounds(total, numero, size)
        rows = await self._sql.rows(
            f"{SELECT} WHERE {where} ORDER BY k.id DESC LIMIT :size OFFSET :start",
            params | {"size": size, "start": shown * size},
        )
        return Page(tuple(read_contact(row) for row in rows), shown, pages, total)


def read_contact(row: Row) -> Contact:
    """A row of SELECT."""
    detail = row["detail"]
    return Contact(
        id=row["id"],
        relais_id=row["relais_id"],
        le=from_text(row["le"]),
        public=row["public"],
        motif=row["motif"],
        canal=row["canal"],
        details=tuple(detail.split(SEPARATEUR)) if detail else (),
        theme=row["theme"],
        minutes=row["minutes"],
        note_le=maybe_time(row["note_le"]),
        note_par=row["note_par"],
        qui=row["qui"],
        assistant_id=row["assistant_maternel_id"],
        nom=row["professionnelle"],
        demande_id=row["demande_id"],
        conversation_id=row["conversation_id"],
        annule_le=maybe_time(row["annule_le"]),
    )


def _written(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: to_text(value) if isinstance(value, datetime) else value for name, value in columns.items()}


def _midnight(day: date) -> str:
    return to_text(to_utc(day, time()))
