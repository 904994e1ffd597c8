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
    "pr:int:<n>": "this request interests me",
    "pr:non:<n>": "not this time",
    "pr:motif:<n>:<mot>": "why not this time, for the relais only",
    "pr:suite:<n>:<mot>": "how the family and I will speak (f: it calls, a: I call, r: through the relais)",
    "pr:plus:<n>": "I am no longer available: asked first",
    "pr:plusok:<n>": "I am no longer available: sure",
    "pr:voir:<n>": "see one request that I received",
    "pr:prise:<n>": "the place that a family took is taken",
    "pr:reste:<n>": "that place stays free",
    "pr:attend:<n>": "nothing is decided yet about that place",
    "su:rdv:<n>": "the family will meet that professional",
    "su:msg:<n>": "the family left her a message",
    "su:pas:<n>": "the family and she have not spoken yet",
    "su:sans:<n>": "the family goes no further with her",
    "su:trouve:<n>": "the family found with her: asked first",
    "su:trouveok:<n>": "the family found with her: sure",
    "su:actu:<n>": "my request is still wanted",
    "su:ailleurs:<n>": "I found a solution for this request",
    "su:arret:<n>": "I no longer search",
    "data": "what is kept about me",
    "an:annuaire": "how to import the directory",
    "imp:ok:<n>": "write the directory as the report says",
    "imp:non:<n>": "leave the directory as it is",
}
RETIRED: frozenset[str] = frozenset()
