"""What can be read in a conversation, at once or by waiting for it; it never acts."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from bot.simulator.account import Account
from bot.simulator.incoming import SimulatorError
from bot.simulator.view import Message, visible
from bot.simulator.world import Chat, Json


class Screen(ABC):
    """A private chat or a group, as its members see it."""

    account: Account
    last_act: int

    @property
    @abstractmethod
    def chat(self) -> Chat:
        """The conversation shown."""

    @property
    def messages(self) -> list[Message]:
        """Everything in the chat, oldest first."""
        return visible(self.account, self.chat)

    @property
    def received(self) -> list[Message]:
        """What the bot wrote, oldest first."""
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        received = self.received
        if not received:
            raise SimulatorError(f"nothing was received on {self}")
        return received[-1]

    @property
    def keyboard(self) -> list[list[str]]:
        """Labels of the reply keyboard shown now."""
        post = self.chat.find(self.chat.keyboard_of)
        rows: list[list[Json]] = (post.keyboard or {}).get("keyboard", []) if post else []
        return [[str(button["text"]) for button in row] for row in rows]

    def screen(self) -> str:
        """The whole chat as plain text, to be read aloud."""
        return "\n\n".join(message.read_aloud() for message in self.messages)

    async def wait_for(self, fragment: str, timeout: float = 5.0, *, fresh: bool = False) -> Message:
        """The bot's newest message with `fragment`, awaited; `fresh`: come or changed since the last act here."""
        return await self._wait(lambda m: fragment in m.text, f"« {fragment} »", timeout, fresh=fresh)

    async def answer(self, timeout: float = 5.0) -> Message:
        """The newest message of the bot come or changed since the last act here, awaited."""
        return await self._wait(lambda _: True, "answer", timeout, fresh=True)

    async def _wait(self, wanted: Callable[[Message], bool], words: str, timeout: float, *, fresh: bool) -> Message:
        end = time.monotonic() + timeout
        while True:
            since = self.last_act if fresh else 0
            found = [m for m in self.received if m.post.touched > since and wanted(m)]
            if found:
                return max(found, key=lambda m: m.post.touched)
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"waited {timeout} s for {words} on {self}:\n{self.screen()}")
            await self.account.world.signal.wait(left)
