"""Who this bot is on Telegram, as it said when it last started."""

from __future__ import annotations

from store.database import Sql


class Robot:
    """The table `robot`: one row."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def username(self) -> str | None:
        """Without « @ »; None when the bot never started."""
        found = await self._sql.value("SELECT username FROM robot")
        return None if found is None else str(found)

    async def save(self, username: str) -> None:
        """It has just said so."""
        await self._sql.run(
            """INSERT INTO robot (id, username) VALUES (1, :username)
               ON CONFLICT (id) DO UPDATE SET username = :username""",
            {"username": username},
        )
