"""What is no question: a greeting, thanks, an insult, an advert, an emoji, a number, « test »… Answers nothing."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from content.reponses.pliage import fold

FILE: Final = Path(__file__).with_name("politesse.toml")
WORD: Final = re.compile(r"[^\W_]+")
NUMBER: Final = re.compile(r"(?:n ?[o°]? ?)?[+(]?[\d][\d\s.,:/()+-]*(?:h\d*|%|€|euros?)?")
SMILEY: Final = re.compile(r"\s*(?:[:;=x8][-']?[()DPpoO3*/|]+|x+d+|<3)\s*", re.IGNORECASE)
LINK: Final = re.compile(r"https?://|www\.|t\.me/")
KEYBOARD: Final = ("azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm")
LONGEST: Final = 12  # words: beyond, somebody tells something
# The kinds of which one piece is enough, wherever it stands, in the order they are looked for.
ANYWHERE: Final = ("injection", "spam", "robot", "blague", "insulte", "amour")


def find_smalltalk(text: str) -> str | None:
    """Its kind (vide, ponctuation, emoji, nombre, test, or a table of politesse.toml); None: there is a question."""
    if not text.strip():
        return "vide"
    folded = fold(text)
    words = WORD.findall(folded)
    return _signs(text, folded, words) or _anywhere(text, words) or _made_of(words) or _keys(words)


def _signs(text: str, folded: str, words: list[str]) -> str | None:
    if SMILEY.fullmatch(text):
        return "emoji"
    if not words:
        return "ponctuation" if all(ord(sign) < 0x2100 for sign in text if not sign.isspace()) else "emoji"
    return "nombre" if NUMBER.fullmatch(folded) else None


def _keys(words: list[str]) -> str | None:
    """« azerty », « qsdfgh », « jkhkjhkjh »: fingers, no word."""
    word = words[0]
    if len(words) > 1 or len(word) < 4 or not word.isascii() or not word.isalpha():
        return None
    runs = any(word in keys or word[::-1] in keys for keys in KEYBOARD)
    no_word = len(word) > 4 and not re.search(r"[aeiouy]", word)
    return "test" if runs or no_word or re.fullmatch(r"(.{1,3})\1{2,}.?", word) else None


def _anywhere(text: str, words: list[str]) -> str | None:
    said = f" {' '.join(words)} "
    for kind in ANYWHERE:
        found = _patterns()[kind].search(said)
        if found and (kind in ("injection", "spam") or len(words) <= LONGEST):
            return kind
    return "spam" if LINK.search(text) and _patterns()["spam_avec_lien"].search(said) else None


def _made_of(words: list[str]) -> str | None:
    """Only polite words: the kind of the one that weighs most."""
    if len(words) > LONGEST:
        return None
    said = " ".join(words)
    for kind, whole in _wholes():
        if whole.fullmatch(said):
            return kind
    return None


@cache
def _read() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text("utf-8"))
    return found


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(_either(text)) for kind, text in _read()["partout"].items()}


def _either(text: str) -> str:
    return "|".join(f"(?<= ){piece.strip()}(?= )" for piece in " ".join(text.split()).split(" / "))


@cache
def _wholes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A message is of a kind when it holds one of its pieces and nothing but polite pieces."""
    said = {kind: " ".join(text.split()).split(" / ") for kind, text in _read()["seul"].items()}
    fillers = "|".join(sorted((p for pieces in said.values() for p in pieces), key=len, reverse=True))
    some = rf"(?:(?:{fillers})(?: |$))*"
    own = ((kind, "|".join(sorted(pieces, key=len, reverse=True))) for kind, pieces in said.items() if kind != "ajouts")
    return tuple((kind, re.compile(rf"{some}(?:{pieces})(?: {some}|$)")) for kind, pieces in own)
