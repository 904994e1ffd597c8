"""Every Tap code, and what it means. A code once shipped never changes meaning; a retired one stays in RETIRED."""

from __future__ import annotations

# code (its numbers and words written <n>, <mot>) → what the person who taps it wants
TAPS: dict[str, str] = {
    "menu": "back to the first screen",
    "rech": "search for care",
    "quest": "ask a question",
    "dems": "where are my requests",
    "parler": "speak with the relais",
    "pro": "my availability, for a professional",
    "data": "what is kept about me",
    "data:copie": "a copy of it, as a file",
    "data:corriger": "correct my first name or number",
    "data:effacer": "erase everything: first a warning",
    "data:effacer:oui": "erase everything, now",
    "stop": "no automatic message any more",
    "reprendre": "automatic messages again",
}
RETIRED: frozenset[str] = frozenset()
