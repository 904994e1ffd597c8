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
    ) -> None:
        """One contact; `details` are the Caf's own labels of what was asked."""
        values = {"relais_id": relais_id, "le": to_text(le), "public": public, "motif": motif, "canal": canal}
        await self._sql.insert("contact", [values | {"detail": " ; ".join(details) or None}])
