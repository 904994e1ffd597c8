"""Who of the team has a conversation, and for whom it is. Two animatrices at once are safe; says nothing to anybody."""

from __future__ import annotations

from datetime import datetime

from store.database import Sql
from store.times import from_text, to_text


class Prises:
    """The columns `prise_par`, `prise_le` and `reservee` of the table `conversation`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def take(self, conversation_id: int, animateur_id: int, now: datetime) -> bool:
        """Hers, unless a colleague has it; whoever has no access any more has nothing. False: it is a colleague's."""
        row = await self._sql.row(
            """UPDATE conversation SET prise_par = :me, prise_le = CASE WHEN prise_par = :me THEN prise_le ELSE :now END
               WHERE id = :id AND (prise_par IS NULL OR prise_par = :me
                 OR EXISTS (SELECT 1 FROM animateur n WHERE n.id = prise_par AND n.revoked_at IS NOT NULL))
               RETURNING id""",
            {"id": conversation_id, "me": animateur_id, "now": to_text(now)},
        )
        return row is not None

    async def give(self, conversation_id: int, animateur_id: int | None, now: datetime) -> None:
        """Hers from now on, whoever had it; None: nobody's."""
        await self._sql.run(
            "UPDATE conversation SET prise_par = :her, prise_le = :now WHERE id = :id",
            {"id": conversation_id, "her": animateur_id, "now": None if animateur_id is None else to_text(now)},
        )

    async def release_all(self, animateur_id: int, *, reservees: bool = False) -> list[tuple[int, bool]]:
        """What she had is nobody's; gives the open ones, with whether they are for the responsable.

        `reservees`: these only, when she is a responsable no longer.
        """
        rows = await self._sql.rows(
            """UPDATE conversation SET prise_par = NULL, prise_le = NULL
               WHERE prise_par = :her AND reservee >= :reservees RETURNING id, reservee, closed_at""",
            {"her": animateur_id, "reservees": int(reservees)},
        )
        return sorted((row["id"], bool(row["reservee"])) for row in rows if row["closed_at"] is None)

    async def move(self, animateur_id: int, to: int) -> None:
        """The same person under another access."""
        await self._sql.run(
            "UPDATE conversation SET prise_par = :to WHERE prise_par = :her", {"her": animateur_id, "to": to}
        )

    async def reserve(self, conversation_id: int, *, reservee: bool) -> None:
        """For the responsable alone, out of the group and in nobody's hands; or for everybody again."""
        await self._sql.run(
            """UPDATE conversation SET reservee = :reservee, topic_id = NULL, prise_par = NULL, prise_le = NULL
               WHERE id = :id""",
            {"id": conversation_id, "reservee": int(reservee)},
        )

    async def count_reserved(self, relais_id: int) -> int:
        """How many are open for the responsable alone: all that her colleagues may know."""
        found = await self._sql.value(
            "SELECT count(*) FROM conversation WHERE relais_id = :id AND reservee = 1 AND closed_at IS NULL",
            {"id": relais_id},
        )
        return int(found)

    async def find_contact(self, conversation_id: int) -> tuple[int, datetime] | None:
        """The newest contact of it, and when: its own, or that of a question handed over in it."""
        row = await self._sql.row(
            """SELECT id, le FROM contact WHERE annule_le IS NULL AND (conversation_id = :id
                 OR id IN (SELECT contact_id FROM question WHERE conversation_id = :id))
               ORDER BY le DESC, id DESC LIMIT 1""",
            {"id": conversation_id},
        )
        return None if row is None else (row["id"], from_text(row["le"]))
