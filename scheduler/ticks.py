"""The timetable: one line a rhythm. What a rhythm does stands in its use case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.usecases.purge_expired_data import empty_journal, purge_expired_data
from bot.usecases.purge_technical_rows import purge_technical_rows
from bot.usecases.unit import Service

PARIS = ZoneInfo("Europe/Paris")
Occurrence = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`latest(now)` is its last occurrence not after now; what it does may run twice without harm."""

    name: str
    latest: Occurrence
    do: Callable[[Service], Awaitable[None]]

    def due(self, done: datetime | None, now: datetime) -> datetime | None:
        """The occurrence to play, if the last one is not done yet."""
        latest = self.latest(now)
        return latest if done is None or latest > done else None


def every(seconds: int) -> Occurrence:
    """Each multiple of that many seconds."""
    return lambda now: datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)


def daily(hour: int, minute: int = 0) -> Occurrence:
    """Each day at that hour in Paris; never between 2 h and 3 h, which some days have twice or not at all."""
    if hour == 2:
        raise ValueError("nothing is scheduled between 2 h and 3 h")

    def latest(now: datetime) -> datetime:
        today = now.astimezone(PARIS).date()
        at = _paris(today, hour, minute)
        return at if at <= now else _paris(today - timedelta(days=1), hour, minute)

    return latest


def _paris(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS).astimezone(UTC)


TIMETABLE = (
    Rhythm("empty_journal", every(600), empty_journal),
    Rhythm("purge_technical_rows", daily(4), purge_technical_rows),
    Rhythm("purge_expired_data", daily(4, 30), purge_expired_data),
)
