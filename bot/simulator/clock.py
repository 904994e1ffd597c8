"""The demo's clock: the only module of the simulator that reads the real time; it never touches anybody else's."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
Now = Callable[[], datetime]

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def real_now() -> datetime:
    """The machine's time, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the simulator's only reader of the real time


class FileClock:
    """now = the date-time written in the file + (real time - the file's modification time)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read_at = -1
        self._written = datetime.fromtimestamp(0, UTC)

    def __call__(self) -> datetime:
        changed = self.path.stat().st_mtime_ns
        if changed != self._read_at:
            self._written = _with_offset(self.path.read_text(encoding="utf-8").strip())
            self._read_at = changed
        elapsed = time.time() - changed / 1e9  # noqa: TID251 - the simulator's only reader of the real time
        return self._written + timedelta(seconds=elapsed)

    def set(self, moment: datetime) -> None:
        """Write another date-time; whole or not at all, because the bot reads the same file."""
        temporary = self.path.with_name(self.path.name + ".new")
        temporary.write_text(_with_offset(moment.isoformat()).isoformat(), encoding="utf-8")
        os.replace(temporary, self.path)  # noqa: PTH105 - the name of what makes it atomic

    def move(self, *, hours: int = 0, days: int = 0, months: int = 0) -> datetime:
        """Go forward (or back); days and months keep the hour read on a French wall clock."""
        moment = later(self(), hours=hours, days=days, months=months)
        self.set(moment)
        return moment


def later(moment: datetime, *, hours: int = 0, days: int = 0, months: int = 0) -> datetime:
    """`moment` moved: hours are real hours, days and months are those of a French calendar."""
    if not hours and not days and not months:
        return moment
    local = moment.astimezone(PARIS)
    month_index = local.year * 12 + local.month - 1 + months
    year, month = divmod(month_index, 12)
    first = local.replace(year=year, month=month + 1, day=1)
    last_day = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    moved = first.replace(day=min(local.day, last_day.day)) + timedelta(days=days)
    return (moved.astimezone(UTC) + timedelta(hours=hours)).astimezone(PARIS)


def in_french(moment: datetime) -> str:
    """« mardi 13 octobre 2026, 10 h 00 », as read in Paris."""
    local = moment.astimezone(PARIS)
    day = "1er" if local.day == 1 else str(local.day)
    date = f"{_DAYS[local.weekday()]} {day} {_MONTHS[local.month - 1]} {local.year}"
    return f"{date}, {local.hour} h {local.minute:02d}"


def _with_offset(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"clock file: {text!r} has no offset, expected for example 2026-10-13T10:00:00+02:00")
    return moment
