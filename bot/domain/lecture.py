"""What people type, brought to one plain form before it is read. Never guesses what they meant."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = str.maketrans({"’": " ", "'": " ", "œ": "oe", "\u00a0": " ", "\u202f": " "})


def plain(text: str) -> str:
    """Lower case, no accent, no apostrophe, single spaces: « Dès  qu’on peut » becomes « des qu on peut »."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(letters.split())
