"""Several questions in one message: « c'est combien ? et le contrat ? ». What is told before one stays with it."""

from __future__ import annotations

import re
from typing import Final

from content.reponses.pliage import fold

SENTENCE: Final = re.compile(r"[^?!.\n;]+(?:\.(?=\w)[^?!.\n;]*)*[?!.;]*", re.UNICODE)
LIST: Final = re.compile(r"^\s*(?:\d+\s*[).:-]|[-•*])\s*", re.MULTILINE)
ALSO: Final = re.compile(
    r"[\s,]+(?=(?:et|puis|aussi)\s+(?:aussi |sinon |autre question |une autre question )?"
    r"(?:comment|combien|quand|pourquoi|est[- ]ce|faut[- ]il|dois[- ]je|puis[- ]je|quel(?:le)?s?|c'est quoi|qui)\b)",
    re.IGNORECASE,
)
INTERROGATES: Final = re.compile(
    r"^(?:et |ou |mais |aussi |puis |sinon |alors |donc )*(?:comment|combien|quand|pourquoi|est ?-?ce|faut[- ]il"
    r"|dois[- ]je|puis[- ]je|peut[- ]on|quel(?:le)?s?\b|c'?est quoi|qui\b|cmt\b|cb\b|pk\b|koi\b|kan\b"
    r"|ou (?:est|sont|trouver))"
)
SHORTEST: Final = 8  # letters: less than that asks nothing
MOST: Final = 4


def split(text: str) -> tuple[str, ...]:
    """The questions of a message in order; the message itself when it holds one at most."""
    questions: list[str] = []
    told: list[str] = []
    for piece in _pieces(text):
        told.append(piece)
        if _asks(piece):
            questions.append(" ".join(told))
            told = []
    if len(questions) < 2:
        return (text,)
    if told:  # what is told after the last question belongs to it
        questions[-1] = " ".join([questions[-1], *told])
    return tuple(questions[:MOST])


def _pieces(text: str) -> list[str]:
    lines = LIST.sub("\n", text)
    return [part for found in SENTENCE.findall(lines) for raw in ALSO.split(found) if (part := raw.strip())]


def _asks(piece: str) -> bool:
    return len(piece) >= SHORTEST and (piece.endswith("?") or INTERROGATES.match(fold(piece)) is not None)
