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
    "an:annuaire": "how to import the directory",
    "imp:ok:<n>": "write the directory as the report says",
    "imp:non:<n>": "leave the directory as it is",
}
RETIRED: frozenset[str] = frozenset()
