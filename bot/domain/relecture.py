"""When the team is told that a page is past its review, and when it must come back. Knows no page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

AVERTISSEMENTS: Final = 2
RELECTURE_USUELLE: Final = timedelta(days=182)  # where nothing better is known
RELECTURE_MIN, RELECTURE_MAX = timedelta(days=30), timedelta(days=366)


def is_warning_due(a_reverifier_le: date, faits: int, today: date, delai_jours: int) -> bool:
    """Once the day after the review was due, once in the middle of the delay; never a third time."""
    if today <= a_reverifier_le or faits >= AVERTISSEMENTS:
        return False
    return faits == 0 or today >= a_reverifier_le + timedelta(days=max(1, delai_jours // 2))


def next_review(verifie_le: date, a_reverifier_le: date, today: date) -> date:
    """Reread today: the next review comes after as long as this one did, a month at least, a year at most."""
    usual = a_reverifier_le - verifie_le
    if usual <= timedelta(0):
        usual = RELECTURE_USUELLE
    return today + min(max(usual, RELECTURE_MIN), RELECTURE_MAX)
