"""One bot's account: its chats, and the updates that wait for it; it acknowledges only what an offset says."""

import asyncio
from collections import deque
from typing import Any

from bot.simulator.errors import ApiError, bad_request, conflict, forbidden
from bot.simulator.world import Chat, Json, Post, User, World

LONG_POLL_MAX = 50
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Account:
    """What Telegram knows of one bot."""

    def __init__(self, world: World, user: User, token: str = "") -> None:
        self.world = world
        self.user = user
        self.token = token
        self.chats: dict[int, Chat] = {}
        self.updates: deque[Json] = deque()
        self.last_update_id = 730_000_000
        self.allowed: frozenset[str] | None = None
        self.webhook: Json = {}
        self.webhook_error: tuple[int, str] | None = None
        self.settings: dict[str, Any] = {}
        self.polls: dict[str, tuple[Chat, int]] = {}
        self.queries: dict[str, tuple[float, User]] = {}
        self.counter = 0
        self.last_message_id = 0
        self._poller: asyncio.Future[bool] | None = None
        self.arrived = asyncio.Event()

    def new_id(self) -> int:
        """A number for a query, a poll, an album."""
        self.counter += 1
        return self.counter

    # -- chats

    def private_chat(self, user: User) -> Chat:
        """The chat of a person with this bot, opened if need be."""
        if user.id not in self.chats:
            self.chats[user.id] = Chat(user.id, "private", person=user, started=False)
        return self.chats[user.id]

    def known_chat(self, chat_id: Any) -> Chat:
        """A chat that the bot may ask about."""
        chat = self.chats.get(_number(chat_id))
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, words, {"migrate_to_chat_id": chat.migrated_to})
        if chat.bot_status in ("kicked", "left"):
            done = "bot was kicked from" if chat.bot_status == "kicked" else "bot is not a member of"
            raise forbidden(f"{done} the {chat.type} chat")
        return chat

    def writable_chat(self, chat_id: Any) -> Chat:
        """A chat that the bot may write to."""
        number = _number(chat_id)
        user = self.world.users.get(number)
        if user is None or user.is_bot:
            return self.known_chat(chat_id)
        if user.deactivated:
            raise forbidden("user is deactivated")
        chat = self.chats.get(number)
        if chat is None or not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups count their own messages; private chats and basic groups share the bot's count."""
        if chat.type == "supergroup":
            chat.last_id += 1
            return chat.last_id
        self.last_message_id += 1
        return self.last_message_id

    def store(self, chat: Chat, message: Json, *, from_bot: bool, keyboard: Json | None = None) -> Post:
        """Put a message into a chat."""
        rev = self.world.touch()
        post = Post(message, rev, from_bot, keyboard, touched=rev)
        chat.posts[message["message_id"]] = post
        return post

    def replace(self, post: Post, message: Json) -> None:
        """A new state of a message; those already given to somebody do not change."""
        post.message = message
        post.rev = post.touched = self.world.touch()

    # -- updates

    def push(self, kind: str, content: Json) -> None:
        """One more update, unless the bot did not ask for its kind."""
        if kind in NOT_BY_DEFAULT if self.allowed is None else kind not in self.allowed:
            return
        self.last_update_id += 1
        self.updates.append({"update_id": self.last_update_id, kind: content})
        self.arrived.set()
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(True)

    def choose(self, allowed_updates: list[str] | None) -> None:
        """Kinds wanted from now on; None leaves the former choice, an empty list is Telegram's default."""
        if allowed_updates is not None:
            self.allowed = frozenset(allowed_updates) or None

    def acknowledge(self, offset: int | None) -> None:
        """Forget everything below `offset`; a negative one keeps only the last ones."""
        if offset is None or offset == 0:
            return
        while self.updates and (len(self.updates) > -offset if offset < 0 else self.updates[0]["update_id"] < offset):
            self.updates.popleft()

    def take(self, offset: int | None = None, limit: int = 100) -> list[Json]:
        """Acknowledge, then the oldest updates that remain."""
        self.acknowledge(offset)
        return [self.updates[i] for i in range(min(limit, len(self.updates)))]

    async def poll(self, params: Json) -> list[Json]:
        """getUpdates: waits up to `timeout`; a second caller ends the first one's wait."""
        if self.webhook:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self._end_other_poll()
        self.choose(params.get("allowed_updates"))
        self.acknowledge(params.get("offset"))
        seconds = min(params.get("timeout", 0), LONG_POLL_MAX)
        if not self.updates and seconds > 0:
            await self._wait(seconds)
        return self.take(None, params.get("limit", 100))

    def _end_other_poll(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(False)
        self._poller = None

    async def _wait(self, seconds: float) -> None:
        mine = asyncio.get_running_loop().create_future()
        self._poller = mine
        try:
            await asyncio.wait((mine,), timeout=seconds)
        finally:
            if self._poller is mine:
                self._poller = None
        if mine.done() and not mine.result():
            raise conflict("terminated by other getUpdates request; make sure that only one bot instance is running")


def _number(chat_id: Any) -> int:
    """No chat of the local Telegram has a public name."""
    return chat_id if isinstance(chat_id, int) else 0
