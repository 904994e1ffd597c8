"""How a hand-typed cell is brought to one form before a rule reads it. Never shown to anybody."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‑": "-"})
_BLANK = {
    "", "-", "--", "---", "/", "?", "??", ".", "...", "…", "nc", "n.c.", "n/c", "nr", "n/r", "na", "n/a", "nsp",
    "neant", "non communique", "non renseigne", "non precise", "inconnu", "null", "nan", "none", "ne sait pas",
    "a completer",
}  # fmt: skip


def plain(text: str) -> str:
    """Lower case, no accent, one kind of dash, apostrophe and space; the punctuation stays."""
    folded = text.casefold().translate(_SAME)
    letters = (letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


def fold(text: str) -> str:
    """Only the words: « N° d'agrément » is « n d agrement », « Saint-Venant » is « saint venant »."""
    return " ".join(re.findall(r"[a-z0-9]+", plain(text).replace("°", " ")))


def is_blank(text: str) -> bool:
    """Whether the cell says nothing: empty, a dash, a question mark, « NC »."""
    return plain(text) in _BLANK


def one_line(text: str) -> str:
    """The same words on one line."""
    return " ".join(text.split())
