"""The group in which the team of a relais works. Knows its number on Telegram, not who is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.database import Row, Sql
from store.times import maybe_time, to_text

SELECT = "SELECT relais_id, chat_id, forum, suspended_at, suspended_why FROM equipe"


@dataclass(frozen=True, slots=True)
class Equipe:
    """The team's group; while suspended nothing about people is written there."""

    relais_id: int
    chat_id: int
    forum: bool
    suspended_at: datetime | None
    suspended_why: str | None

    @property
    def suspended(self) -> bool:
        """Nothing may be written there."""
        return self.suspended_at is not None


class Equipes:
    """The table `equipe`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def find(self, relais_id: int) -> Equipe | None:
        """The group of this relais, if it has one."""
        row = await self._sql.row(f"{SELECT} WHERE relais_id = :relais_id", {"relais_id": relais_id})
        return None if row is None else _equipe(row)

    async def find_of_chat(self, chat_id: int) -> Equipe | None:
        """Whose group this chat is."""
        row = await self._sql.row(f"{SELECT} WHERE chat_id = :chat_id", {"chat_id": chat_id})
        return None if row is None else _equipe(row)

    async def list_all(self) -> list[Equipe]:
        """Every group."""
        return [_equipe(row) for row in await self._sql.rows(f"{SELECT} ORDER BY relais_id")]

    async def link(self, relais_id: int, chat_id: int, *, forum: bool, now: datetime) -> None:
        """This chat is the group of this relais from now on, instead of any other; forwarding begins or goes on."""
        await self._sql.run(
            "DELETE FROM equipe WHERE chat_id = :chat_id AND relais_id <> :relais_id",
            {"chat_id": chat_id, "relais_id": relais_id},
        )
        await self._sql.run(
            """INSERT INTO equipe (relais_id, chat_id, forum, linked_at) VALUES (:relais_id, :chat_id, :forum, :now)
               ON CONFLICT (relais_id) DO UPDATE SET chat_id = :chat_id, forum = :forum, linked_at = :now,
                 suspended_at = NULL, suspended_why = NULL""",
            {"relais_id": relais_id, "chat_id": chat_id, "forum": int(forum), "now": to_text(now)},
        )

    async def suspend(self, relais_id: int, why: str, now: datetime) -> None:
        """Nothing is written there any more."""
        await self._sql.run(
            "UPDATE equipe SET suspended_at = :now, suspended_why = :why WHERE relais_id = :relais_id",
            {"relais_id": relais_id, "why": why, "now": to_text(now)},
        )

    async def forget(self, relais_id: int) -> None:
        """This relais has no group any more."""
        await self._sql.run("DELETE FROM equipe WHERE relais_id = :relais_id", {"relais_id": relais_id})

    async def no_topics(self, relais_id: int) -> None:
        """The group has no topics, or we may not open any."""
        await self._sql.run("UPDATE equipe SET forum = 0 WHERE relais_id = :relais_id", {"relais_id": relais_id})

    async def move(self, chat_id: int, to: int) -> None:
        """The group became a supergroup: the same people, another number."""
        await self._sql.run("UPDATE equipe SET chat_id = :to WHERE chat_id = :chat_id", {"chat_id": chat_id, "to": to})


def _equipe(row: Row) -> Equipe:
    return Equipe(row[0], row[1], bool(row[2]), maybe_time(row[3]), row[4])
