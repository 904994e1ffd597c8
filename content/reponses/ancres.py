"""Which words a motif cannot do without: a message that has none of them need not be tried. Pure text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

PLAIN: Final = re.compile(r"[a-z0-9]+")
PLURAL: Final = re.compile(r"([a-z0-9]+)([a-z])\?")
# Words of nearly every message: a motif is known by something else.
COMMON: Final = frozenset(
    "il le mon un avoir etre me m nous j je d de en au du dans sur par pour que qu qui et ce c s se lui est tout plus"
    " pas peu aller faire vouloir pouvoir enfant conjoint pere mere parent tres trop venir".split()
)


def anchors(motif: str) -> frozenset[str] | None:
    """« enfant~3(respirer|souffle) (pas|plus) » → respirer, souffle; None when any message may fit."""
    parts = _split(re.sub(r"\s*~\d+\s*", " ", motif), " ")
    found = [words for part in parts for piece in _pieces(part) if (words := _words(piece))]
    return min(found, key=_cost) if found else None


def _words(piece: str) -> frozenset[str] | None:
    """The words one of which must stand there; None when it may be absent, or is no whole word."""
    if found := PLURAL.fullmatch(piece):
        return frozenset({found[1], found[1] + found[2]})
    if piece.endswith(("?", "*")) or piece.startswith("(?"):
        return None
    if not piece.startswith("("):
        return frozenset({piece}) if PLAIN.fullmatch(piece) else None
    either = [anchors(one.strip()) for one in _split(piece.rstrip("+")[1:-1], "|")]
    return None if None in either else frozenset(word for words in either if words for word in words)


def _cost(words: frozenset[str]) -> tuple[int, int]:
    return len(words & COMMON), len(words)


def _pieces(part: str) -> Iterator[str]:
    """« (se |s )?couper( un)? » → its brackets, each with its sign, and what stands between."""
    depth, start = 0, 0
    for n, sign in enumerate(part):
        if sign == "(" and depth == 0 and n > start:
            yield part[start:n]
            start = n
        depth += (sign == "(") - (sign == ")")
        if sign == ")" and depth == 0:
            end = n + 1 + (part[n + 1 : n + 2] in ("?", "+", "*"))
            yield part[start:end]
            start = end
    if start < len(part):
        yield part[start:]


def _split(text: str, mark: str) -> Iterator[str]:
    """Cuts at that mark, outside brackets."""
    depth, start = 0, 0
    for n, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == mark and depth == 0:
            yield text[start:n]
            start = n + 1
    yield text[start:]
