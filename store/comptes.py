"""Telegram accounts: who writes to us, and whether we may write back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ecoute import Ecoute as Ecoute
from bot.domain.sujets import SUJETS, wanted
from store.database import Sql
from store.times import maybe_day, to_text

# What a relais knows of an account: its directory entry, a family with an open request, an open conversation.
KNOWN = """
SELECT a.relais_id, c.id, a.prenom || ' ' || a.nom, a.telephone
FROM compte c JOIN assistant_maternel a ON a.compte_id = c.id WHERE c.telegram_id = :telegram_id
UNION ALL
SELECT f.relais_id, c.id, f.prenom, f.telephone
FROM compte c JOIN famille f ON f.compte_id = c.id WHERE c.telegram_id = :telegram_id
  AND EXISTS (SELECT 1 FROM demande d WHERE d.famille_id = f.id AND d.etat IN ('a_valider', 'active'))
UNION ALL
SELECT v.relais_id, c.id, c.prenom, NULL
FROM compte c JOIN conversation v ON v.compte_id = c.id AND v.closed_at IS NULL AND v.reservee = 0
WHERE c.telegram_id = :telegram_id
"""


@dataclass(frozen=True, slots=True)
class Joignable:
    """How a relais can still reach somebody."""

    relais_id: int
    compte_id: int
    nom: str
    telephone: str | None


class Comptes:
    """The accounts."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def read_ecoute(self, telegram_id: int, relais_id: int) -> Ecoute:
        """STOP, her pause, the hours she prefers, her subjects, in one statement; of a stranger, nothing."""
        said = ", ".join(
            f"(SELECT s.voulu FROM sujet s WHERE s.compte_id = c.id AND s.sujet = '{sujet}') AS {sujet}"
            for sujet in SUJETS
        )
        row = await self._sql.row(
            f"""SELECT coalesce(c.stopped_at, c.en_retrait_le), a.en_pause_jusqu_au, a.moment_prefere, a.id, {said}
               FROM compte c
               LEFT JOIN assistant_maternel a ON a.compte_id = c.id AND a.relais_id = :relais_id
               WHERE c.telegram_id = :telegram_id""",
            {"telegram_id": telegram_id, "relais_id": relais_id},
        )
        if row is None:
            return Ecoute()
        sujets = wanted(
            {sujet: bool(row[sujet]) for sujet in SUJETS if row[sujet] is not None},
            professionnelle=row[3] is not None,
        )
        return Ecoute(row[0] is not None, maybe_day(row[1]), row[2], sujets)

    async def stop(self, compte_id: int, now: datetime) -> None:
        """She said STOP; the first time counts."""
        await self._sql.run(
            "UPDATE compte SET stopped_at = coalesce(stopped_at, :now) WHERE id = :id",
            {"id": compte_id, "now": to_text(now)},
        )

    async def resume(self, compte_id: int) -> None:
        """She wants automatic messages again."""
        await self._sql.run("UPDATE compte SET stopped_at = NULL WHERE id = :id", {"id": compte_id})

    async def set_facile(self, compte_id: int, facile: bool) -> None:
        """« Facile à lire », or no longer."""
        await self._sql.run(
            "UPDATE compte SET facile_a_lire = :facile WHERE id = :id", {"id": compte_id, "facile": int(facile)}
        )

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

    async def list_joignables(self, telegram_id: int) -> list[Joignable]:
        """What each relais that knows this account knows of it: one line a relais."""
        rows = await self._sql.rows(KNOWN, {"telegram_id": telegram_id})
        found: dict[int, Joignable] = {}
        for row in rows:
            found.setdefault(row[0], Joignable(*row))
        return list(found.values())

    async def find_joignable(self, telegram_id: int, relais_id: int) -> Joignable | None:
        """What this relais knows of it."""
        return next((j for j in await self.list_joignables(telegram_id) if j.relais_id == relais_id), None)

    async def find_relais(self, telegram_id: int) -> int | None:
        """The relais this account works for, is in the directory of, or talks with."""
        found = await self._sql.value(
            """SELECT coalesce(e.relais_id, c.relais_id, a.relais_id) FROM compte c
               LEFT JOIN animateur e ON e.compte_id = c.id AND e.revoked_at IS NULL
               LEFT JOIN assistant_maternel a ON a.compte_id = c.id WHERE c.telegram_id = :telegram_id""",
            {"telegram_id": telegram_id},
        )
        return None if found is None else int(found)
