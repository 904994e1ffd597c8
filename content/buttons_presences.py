"""The Taps of the list of an atelier: `an:pre…`, for the team only."""

from __future__ import annotations

from typing import Final

TAPS_PRESENCES: Final[dict[str, str]] = {
    "an:pre:<n>": "who is registered for that atelier",
    "an:prep:<n>:<n>": "presences of that atelier, one page",
    "an:prec:<n>:<n>": "that registration, from that page: present, then absent, then excused",
    "an:pree:<n>:<n>:<n>": "that registration, from that page: one child more (1) or fewer (0)",
    "an:pret:<n>": "everybody came, of whom nothing was said",
    "an:prea:<n>": "add somebody to that atelier: a name to type",
    "an:prea:<n>:<n>": "add that professional: with how many children",
    "an:prea:<n>:<n>:<n>": "add her, with so many children",
    "an:preg:<n>:<n>": "add the guest whose name was typed, with so many children",
    "an:prei:<n>": "one person of the list",
    "an:prex:<n>": "cancel for her: asked first",
    "an:prex:<n>:oui": "cancel for her: sure",
    "an:pred:<n>": "move her to another date: which",
    "an:pred:<n>:<n>": "move her to that atelier",
    "an:preo:<n>:<n>": "she has her place (1), or not (0): after a word with her",
    "an:prer": "whom to phone about an atelier",
    "an:prer:<n>": "it was said to that one",
    "an:prek:<n>:<n>": "figures of that year (0: this one), of its half 1 or 2, or of the whole (0)",
    "an:prek:<n>:<n>:<n>": "the same as a sheet",
}
