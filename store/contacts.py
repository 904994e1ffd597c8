"""Contacts, counted one by one as the Caf asks: who, why, how. Never the name of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from store.database import Sql
from store.times import to_text


class Contacts:
    """The table `contact`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def add(
        self, relais_id: int, le: datetime, public: str, motif: str, canal: str, details: Sequence[str]
    ) -> int:
        """One contact; `details` are the Caf's own labels of what was asked, or the subject of a question."""
        values = {"relais_id": relais_id, "le": to_text(le), "public": public, "motif": motif, "canal": canal}
        row = values | {"detail": " ; ".join(details) or None}
        return int((await self._sql.insert("contact", [row], "RETURNING id"))[0]["id"])

    async def correct(self, contact_id: int, motif: str, details: Sequence[str]) -> None:
        """The same contact, better known since: still one."""
        await self._sql.run(
            "UPDATE contact SET motif = :motif, detail = :detail WHERE id = :id",
            {"id": contact_id, "motif": motif, "detail": " ; ".join(details) or None},
        )
