"""How many messages that nobody asked for one person gets in seven days, whatever wrote them. Counts nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

SEMAINE = timedelta(days=7)
JUSTE_APRES = timedelta(microseconds=1)


def first_within_cap(leaves: datetime, others: Sequence[datetime], cap: int) -> datetime:
    """The first instant, not before `leaves`, at which one more message keeps any seven days within the cap.

    `others`: when her other messages left, or are to leave. Those to come count as well: they were written first.
    """
    recent = sorted(one for one in others if one >= leaves - SEMAINE)
    return leaves if len(recent) < cap else max(leaves, recent[-cap] + SEMAINE + JUSTE_APRES)
