"""Folding: what people mean, without capitals, accents, odd apostrophes nor insistence: « URGENTTT » → « urgent »."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
APOSTROPHES: Final = re.compile("[\u2018\u2019\u201a\u201b\u02bc\u02bb\u00b4\u2032\uff07]")
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]"
)
REPEATED: Final = re.compile(r"([a-df-z])\1{2,}")  # « créée » has three e: they are kept to two
REPEATED_E: Final = re.compile(r"e{3,}")
LONGEST: Final = 2000  # a person's question; what comes after is not read


def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes and spaces, a letter insisted upon written once."""
    lowered = text[:LONGEST].lower()
    plain = lowered if lowered.isascii() else _plain(lowered)
    once = REPEATED_E.sub("ee", REPEATED.sub(r"\1", INVISIBLE.sub(" ", plain)))
    return " ".join(once.split())


def _plain(lowered: str) -> str:
    apart = unicodedata.normalize("NFKD", APOSTROPHES.sub("'", lowered).translate(LIGATURES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
