"""What is slow and waits for the network or a thread, as it is written down. Never how it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

TRIES = 6
PAUSES = (2, 10, 60, 300, 1800)  # seconds before the next try


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do outside any transaction. `key` makes it unique while it waits; `body` is plain JSON."""

    key: str
    kind: str
    body: Mapping[str, Any]
    not_before: datetime
    attempts: int = 0
    id: int = 0


def next_try(attempts: int, now: datetime, at_least: float = 0.0) -> datetime | None:
    """When to try again after that many failures; None when it is given up. `at_least` is in seconds."""
    if attempts >= TRIES:
        return None
    return now + timedelta(seconds=max(at_least, PAUSES[min(attempts, len(PAUSES)) - 1]))
