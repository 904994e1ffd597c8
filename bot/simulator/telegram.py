"""The local Telegram itself: people, groups, bots; usable with or without HTTP, from one event loop."""

import asyncio
import time
from pathlib import Path
from typing import Any

from bot.simulator.clock import FileClock, Now, real_now
from bot.simulator.gateway import CallRecord, Gateway
from bot.simulator.group import Group
from bot.simulator.limits import FloodLimits
from bot.simulator.phone import Phone
from bot.simulator.world import Chat, Json, User, World

__all__ = ["CallRecord", "Telegram"]


class Telegram(Gateway):
    """State and behaviour of the whole town."""

    def __init__(
        self,
        *,
        limits: bool | FloodLimits = False,
        latency: float = 0.0,
        now: Now | Path | None = None,
        token: str | None = None,
        bot_name: str = "Relais Petite Enfance",
        bot_username: str = "relais_demo_bot",
        record: bool = True,
    ) -> None:
        self.clock: Now = FileClock(now) if isinstance(now, Path) else now or real_now
        bot = User(int((token or "7000000001:").split(":")[0]), bot_name, username=bot_username, is_bot=True)
        super().__init__(World(self.clock), bot, token)
        self.limits = FloodLimits() if limits is True else limits or None
        self.latency = latency
        self.record = record
        self.phones: list[Phone] = []
        self.groups: list[Group] = []

    def person(self, first_name: str, **known: Any) -> Phone:
        """Somebody with a phone; known: last_name, username, phone, place (latitude, longitude), role."""
        phone = Phone(self.bot, self.world.add_user(first_name, **known))
        self.phones.append(phone)
        return phone

    def group(
        self,
        title: str,
        members: list[Phone] | None = None,
        *,
        forum: bool = False,
        basic: bool = False,
        bot: bool = True,
    ) -> Group:
        """A group (a supergroup unless `basic`) whose first member is its creator; the bot is added unless told."""
        number = len(self.groups) + 1
        chat_id = -(4_201_700_000 + number) if basic else -(1_002_204_560_000 + number * 7_919)
        chat = Chat(chat_id, "group" if basic else "supergroup", title=title, is_forum=forum, bot_status="left")
        group = Group(self.bot, chat)
        self.groups.append(group)
        for phone in members or []:
            chat.members[phone.user.id] = "member" if chat.members else "creator"
        if bot:
            group.add_bot()
        return group

    def poll(self, offset: int | None = None, limit: int = 100) -> list[Json]:
        """Updates of the phones' bot, at once; `offset` acknowledges those below it."""
        return self.bot.take(offset, limit)

    async def quiet(self, seconds: float = 0.1, timeout: float = 5.0) -> None:
        """Until no update waits and nothing has changed for `seconds`; TimeoutError after `timeout`."""
        end = time.monotonic() + timeout
        before = -1
        while self.bot.updates or before != self.world.rev:
            if time.monotonic() > end:
                raise TimeoutError(f"{len(self.bot.updates)} updates still wait")
            before = self.world.rev
            await asyncio.sleep(seconds)
