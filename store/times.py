"""Instants and days in the database, as text: comparing texts compares times. Never a naive date-time."""

from __future__ import annotations

from datetime import UTC, date, datetime


def to_text(instant: datetime) -> str:
    """« 2026-10-13T08:00:00.000000Z »; ValueError on a naive date-time."""
    if instant.tzinfo is None:
        raise ValueError("a naive date-time has no place in the database")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_text(text: str) -> datetime:
    """The instant written by `to_text`."""
    return datetime.fromisoformat(text)


def maybe_text(instant: datetime | None) -> str | None:
    """`to_text`, None staying None."""
    return None if instant is None else to_text(instant)


def maybe_time(text: str | None) -> datetime | None:
    """`from_text`, None staying None."""
    return None if text is None else from_text(text)


def day_text(day: date | None) -> str | None:
    """« 2026-10-13 », None staying None."""
    return None if day is None else day.isoformat()


def maybe_day(text: str | None) -> date | None:
    """The day written by `day_text`, None staying None."""
    return None if text is None else date.fromisoformat(text)
