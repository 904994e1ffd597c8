"""How long Telegram asks us to wait, whatever way it says it. Waits for nothing."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import RetryAfter


def seconds_of(error: RetryAfter) -> float:
    """In seconds; the library gives a number or a duration."""
    after = error._retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
