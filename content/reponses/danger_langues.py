"""Emergencies said in another language: pieces of sentences, language by language. Knows no French."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from content.reponses.pliage import fold

FILE: Final = Path(__file__).with_name("danger_langues.toml")
# One letter where phones write several: dotless i, the two Arabic k and y, ta marbuta.
SAME: Final = str.maketrans({"ı": "i", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"})
NOT_WORDS: Final = re.compile(r"[^\w']+")
STEM_MIN: Final = 5  # a shorter piece is a whole word, unless it ends with « * »
NO_SPACES: Final = frozenset({"zh"})


def find_foreign_danger(text: str) -> tuple[str, str] | None:
    """(sort, language), the most vital sort first; None when nothing of the kind is said."""
    said = plain(text)
    return next(((sorte, lang) for sorte, lang, pattern in _patterns() if pattern.search(said)), None)


def plain(text: str) -> str:
    """Folded, words between single spaces."""
    return f" {' '.join(NOT_WORDS.sub(' ', fold(text).translate(SAME)).split())} "


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """One expression a sort and script family: many pieces are tried at once."""
    said: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(
        (sorte, lang.partition("-")[0], re.compile("|".join(_piece(one, lang) for one in pieces.split(" / "))))
        for lang, sortes in said.items()
        for sorte, pieces in ((name, _one_line(text)) for name, text in sortes.items())
    )


def _one_line(text: str) -> str:
    return " ".join(text.replace("\n", " / ").strip(" /").split())


def _piece(piece: str, lang: str) -> str:
    parts = [plain(part).strip() for part in piece.split("*")]
    body = ".*".join(re.escape(part) for part in parts if part)
    if lang in NO_SPACES:
        return body
    whole = len(parts) == 1 and len(parts[0]) < STEM_MIN
    return f" {body}{' ' if whole else ''}"
