"""Letters on their way to Telegram, several at once. Knows neither order nor pace; writes nothing down."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.domain.outbox import Letter, Outcome, Rejected

log = logging.getLogger(__name__)
LANDING = 2.0  # seconds given, at the end, to letters in flight


class Flights:
    """`arrived` is told what became of each letter, whatever the carrier did."""

    def __init__(
        self, carry: Callable[[Letter], Awaitable[Outcome]], arrived: Callable[[Letter, Outcome], None]
    ) -> None:
        self._carry = carry
        self._arrived = arrived
        self._flying: dict[int, asyncio.Task[None]] = {}

    def __len__(self) -> int:
        return len(self._flying)

    def start(self, letter: Letter) -> None:
        """Sends it, without waiting."""
        self._flying[letter.id] = asyncio.create_task(self._fly(letter))

    async def land(self) -> None:
        """Shutdown: those that can arrive do."""
        flying = list(self._flying.values())
        if flying:
            await asyncio.wait(flying, timeout=LANDING)
        for task in flying:
            task.cancel()

    async def _fly(self, letter: Letter) -> None:
        try:
            outcome = await self._carry(letter)
        except Exception as error:  # a bug of ours must not hold this chat for ever
            log.exception("letter %s cannot be carried", letter.key)
            outcome = Rejected(type(error).__name__)
        finally:
            del self._flying[letter.id]
        if isinstance(outcome, Rejected):
            log.error("letter %s rejected: %s", letter.key, outcome.reason)
        self._arrived(letter, outcome)
