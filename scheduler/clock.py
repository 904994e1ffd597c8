"""The only reader of the time. A file may move it, for the demo and for tests."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
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
        self._ahead = timedelta()  # of the real time
        self._seen: object = None
        if file is not None:
            self._read(file)

    def now(self) -> datetime:
        """The instant everybody goes by."""
        reading = self.reading()
        return reading if self._limit is None else min(self._limit, reading)

    def reading(self) -> datetime:
        """What the clock says, jumps included."""
        if self._file is not None:
            with suppress(ClockError):  # gone, or being rewritten: keep to what was known
                self._read(self._file)
        return datetime.now(UTC) + self._ahead  # noqa: TID251 - the only place

    def allow_until(self, instant: datetime) -> None:
        """Nobody reads a later time than this one."""
        self._limit = instant

    @staticmethod
    def monotonic() -> float:
        """Seconds, for rate limits only."""
        return time.monotonic()

    def _read(self, path: Path) -> None:
        """Looks whether the file was written again. Its age is taken from the very file whose text is read."""
        try:
            if _state(path.stat()) == self._seen:
                return
            with path.open(encoding="utf-8") as file:
                state = os.fstat(file.fileno())
                said = datetime.fromisoformat(file.read().strip())
                still = _state(os.fstat(file.fileno())) == _state(state)
        except (OSError, ValueError) as error:
            raise ClockError(f"une date et une heure ISO étaient attendues dans {path}") from error
        if said.tzinfo is None:
            raise ClockError(f"la date de {path} n'a pas de décalage horaire (attendu : 2026-10-13T10:00:00+02:00)")
        if still:
            self._ahead = said - datetime.fromtimestamp(state.st_mtime, UTC)
            self._seen = _state(state)


def _state(of: os.stat_result) -> object:
    return of.st_ino, of.st_mtime_ns, of.st_size
