"""Telegram accounts: who writes to us, and whether we may write back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from store.database import Sql
from store.times import to_text


@dataclass(frozen=True, slots=True)
class Lien:
    """What an account is for a relais that has something open with it."""

    compte_id: int
    relais_id: int
    qui: Literal["famille", "assistant_maternel"]
    nom: str
    telephone: str | None
    demandes: tuple[int, ...]  # open requests of a family, or that wait for a professional's answer


LIENS = """
SELECT c.id, f.relais_id, 'famille', f.prenom, f.telephone, d.id
FROM compte c JOIN famille f ON f.compte_id = c.id JOIN demande d ON d.famille_id = f.id AND d.close_le IS NULL
WHERE c.telegram_id = :telegram_id
UNION ALL
SELECT c.id, a.relais_id, 'assistant_maternel', a.prenom || ' ' || a.nom, a.telephone, p.demande_id
FROM compte c JOIN assistant_maternel a ON a.compte_id = c.id
LEFT JOIN proposition p ON p.assistant_maternel_id = a.id AND p.etat IN ('en_attente', 'interessee')
WHERE c.telegram_id = :telegram_id
"""


class Comptes:
    """The accounts."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def is_stopped(self, telegram_id: int) -> bool:
        """She said STOP."""
        return bool(
            await self._sql.value(
                "SELECT 1 FROM compte WHERE telegram_id = :telegram_id AND stopped_at IS NOT NULL",
                {"telegram_id": telegram_id},
            )
        )

    async def stop(self, compte_id: int, now: datetime) -> None:
        """She said STOP; the first time counts."""
        await self._sql.run(
            "UPDATE compte SET stopped_at = coalesce(stopped_at, :now) WHERE id = :id",
            {"id": compte_id, "now": to_text(now)},
        )

    async def resume(self, compte_id: int) -> None:
        """She wants automatic messages again."""
        await self._sql.run("UPDATE compte SET stopped_at = NULL WHERE id = :id", {"id": compte_id})

    async def choose_relais(self, compte_id: int, relais_id: int) -> None:
        """The relais this account talks with from now on."""
        await self._sql.run(
            "UPDATE compte SET relais_id = :relais_id WHERE id = :id", {"id": compte_id, "relais_id": relais_id}
        )

    async def mark_unreachable(self, telegram_id: int, why: str, now: datetime) -> bool:
        """Marks the account; True when that is news."""
        row = await self._sql.row(
            """UPDATE compte SET unreachable_at = :now, unreachable_why = :why
               WHERE telegram_id = :telegram_id AND unreachable_at IS NULL RETURNING id""",
            {"telegram_id": telegram_id, "why": why, "now": to_text(now)},
        )
        return row is not None

    async def list_liens(self, telegram_id: int) -> list[Lien]:
        """For whom it matters that she can be reached."""
        liens: dict[tuple[int, str], Lien] = {}
        for *who, numero in await self._sql.rows(LIENS, {"telegram_id": telegram_id}):
            compte_id, relais_id, qui, nom, telephone = who
            known = liens.get((relais_id, qui)) or Lien(compte_id, relais_id, qui, nom, telephone, ())
            liens[relais_id, qui] = replace(known, demandes=known.demandes + ((numero,) if numero else ()))
        return list(liens.values())

    async def mark_reachable(self, telegram_id: int) -> None:
        """She wrote, or unblocked: letters that waited leave again."""
        await self._sql.run(
            """UPDATE compte SET unreachable_at = NULL, unreachable_why = NULL
               WHERE telegram_id = :telegram_id""",
            {"telegram_id": telegram_id},
        )
        await self._sql.run(
            """UPDATE letter SET state = 'queued', settled_at = NULL
               WHERE chat_id = :telegram_id AND state = 'unreachable' AND body IS NOT NULL""",
            {"telegram_id": telegram_id},
        )
