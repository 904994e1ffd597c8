"""People, chats and messages of the local Telegram, in memory; it judges nothing and sends nothing."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.simulator.clock import Now
from bot.simulator.files import FileShelf

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup"]


@dataclass(slots=True)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "fr"
    is_bot: bool = False
    phone: str = ""
    place: tuple[float, float] | None = None
    role: str = ""
    deactivated: bool = False
    toasts: list["Toast"] = field(default_factory=list)

    def json(self) -> Json:
        """The Bot API's `User`."""
        shown = {"last_name": self.last_name, "username": self.username}
        if not self.is_bot:
            shown["language_code"] = self.language_code
        filled = {k: v for k, v in shown.items() if v}
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name} | filled


@dataclass(frozen=True, slots=True)
class Toast:
    """The short word that answers a tap; an alert waits to be closed."""

    rev: int
    text: str
    alert: bool


@dataclass(slots=True)
class Post:
    """One message of a chat; `message` is replaced by an edit, never changed, because updates share it."""

    message: Json
    rev: int
    from_bot: bool
    keyboard: Json | None = None
    deleted: bool = False
    touched: int = 0


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the service message which opened it."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat with the bot, or a group."""

    id: int
    type: ChatType
    title: str = ""
    is_forum: bool = False
    person: User | None = None
    started: bool = True
    blocked: bool = False
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    migrated_to: int = 0
    posts: dict[int, Post] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    keyboard_of: int = 0
    pinned: int = 0
    last_id: int = 0
    rev: int = 0

    def json(self) -> Json:
        """The Bot API's `Chat`."""
        if self.person is not None:
            user = self.person
            named = {"first_name": user.first_name, "last_name": user.last_name, "username": user.username}
            return {"id": self.id, "type": "private"} | {k: v for k, v in named.items() if v}
        forum = {"is_forum": True} if self.is_forum else {}
        return {"id": self.id, "type": self.type, "title": self.title} | forum

    def find(self, message_id: Any) -> Post | None:
        """A message that still exists."""
        post = self.posts.get(message_id)
        return None if post is None or post.deleted else post


class Signal:
    """Wakes those who wait for a change."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Wake everybody."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def wait(self, timeout: float) -> None:
        """Until the next change, or for `timeout` seconds."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait((future,), timeout=timeout)
        finally:
            self._waiting.discard(future)


class World:
    """Everybody and everything; ids are the same from one run to the next."""

    def __init__(self, now: Now) -> None:
        self.now = now
        self.users: dict[int, User] = {}
        self.files = FileShelf()
        self.rev = 0
        self.signal = Signal()
        self.opened_urls: list[str] = []

    def timestamp(self) -> int:
        """Now, as the Bot API writes dates."""
        return int(self.now().timestamp())

    def touch(self) -> int:
        """Note a change and wake those who wait for one."""
        self.rev += 1
        self.signal.notify()
        return self.rev

    def add_user(self, first_name: str, **known: Any) -> User:
        """Somebody new, with an id like those of Telegram."""
        user = User(5_812_604_731 + len(self.users) * 104_729, first_name, **known)
        self.users[user.id] = user
        return user
