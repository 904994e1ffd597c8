"""Telegram's flood limits, as a bot meets them; off unless asked for. Measured on the machine's clock."""

import math
import re
from dataclasses import dataclass, field

from bot.simulator.errors import too_many_requests

LIMITED = re.compile(r"(send(?!ChatAction)|copy|forward|editMessage)", re.IGNORECASE)


@dataclass(slots=True)
class Bucket:
    """So many at once, then so many a second."""

    burst: float
    rate: float
    level: float = 0.0
    seen: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one more would be accepted; 0 when it is accepted now."""
        self.level = max(0.0, self.level - (now - self.seen) * self.rate)
        self.seen = now
        return max(0.0, (self.level + 1 - self.burst) / self.rate)


@dataclass(frozen=True, slots=True)
class Rates:
    """Bursts, then rates a second: about 30/s overall, 1/s for a person, 20 a minute for a group (Bot FAQ)."""

    overall: tuple[float, float] = (30.0, 30.0)
    person: tuple[float, float] = (6.0, 1.0)
    group: tuple[float, float] = (21.0, 20.0 / 60.0)


@dataclass(slots=True)
class FloodLimits:
    """Counts what a bot sends, and refuses what is too much."""

    rates: Rates = field(default_factory=Rates)
    overall: Bucket = field(init=False)
    chats: dict[int, Bucket] = field(default_factory=dict)
    refused: int = 0

    def __post_init__(self) -> None:
        self.overall = Bucket(*self.rates.overall)

    def accept(self, method: str, chat_id: object, now: float) -> None:
        """Count one call, or refuse it with `retry_after`; a refused call counts for nothing."""
        if not isinstance(chat_id, int) or not LIMITED.match(method):
            return
        chat = self.chats.get(chat_id)
        if chat is None:
            chat = self.chats[chat_id] = Bucket(*(self.rates.person if chat_id > 0 else self.rates.group))
        seconds = max(self.overall.wait(now), chat.wait(now))
        if seconds > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(seconds)))
        self.overall.level += 1
        chat.level += 1
