"""The only reader of the time. A file may move it, for the demo and for tests."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path


class ClockError(Exception):
    """The clock file cannot be used; the message says what was expected."""


class Clock:
    """Now, in UTC. With a file: the date-time it holds, plus the real time since the file was written.

    A jump is not believed at once: time goes no further than the runner allows, which plays it hour by hour.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._limit: datetime | None = None
        if file is not None:
            _read(file)

    def now(self) -> datetime:
        """The instant everybody goes by."""
        reading = self.reading()
        return reading if self._limit is None else min(self._limit, reading)

    def reading(self) -> datetime:
        """What the clock says, jumps included."""
        real = datetime.now(UTC)  # noqa: TID251 - the only place
        if self._file is None:
            return real
        try:
            said, written = _read(self._file)
        except ClockError:  # being rewritten: keep to what was known
            return self._limit or real
        return said + (real - written)

    def allow_until(self, instant: datetime) -> None:
        """Nobody reads a later time than this one."""
        self._limit = instant

    @staticmethod
    def monotonic() -> float:
        """Seconds, for rate limits only."""
        return time.monotonic()


def _read(file: Path) -> tuple[datetime, datetime]:
    try:
        said = datetime.fromisoformat(file.read_text("utf-8").strip())
        written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except (OSError, ValueError) as error:
        raise ClockError(f"une date et une heure ISO étaient attendues dans {file}") from error
    if said.tzinfo is None:
        raise ClockError(f"la date de {file} n'a pas de décalage horaire (attendu : 2026-10-13T10:00:00+02:00)")
    return said.astimezone(UTC), written
