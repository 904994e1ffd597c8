"""What reading a typed answer gives: a value, or one reason for a kind correction. Never the words of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

Code = Literal[
    "incompris",
    "heure_impossible",  # 25 h, 7 h 75
    "date_impossible",  # 30 February: `dernier_jour` says how many days the month has
    "autre_jour_de_semaine",  # « lundi 5 janvier » when the 5th is a Tuesday: `date` tells
    "dans_le_passe",
    "pas_encore_ne",  # a birth month to come, for a child said to be born
    "trop_loin",  # more than three years ahead
    "trop_agee",  # twelve years and more
]
ANNEES_AU_PLUS = 3


@dataclass(frozen=True, slots=True)
class Lu(Generic[T]):
    """What was understood; the family rereads it in full."""

    valeur: T


@dataclass(frozen=True, slots=True)
class Refuse:
    """Why it cannot be, and the facts a kind correction needs."""

    code: Code
    date: date | None = None
    dernier_jour: int | None = None


@dataclass(frozen=True, slots=True)
class NeSaitPas:
    """« Je ne sais pas encore » typed instead of tapped."""


INCOMPRIS = Refuse("incompris")
_DOUTE = ("sais pas", "sait pas", "ne sais", "aucune idee", "pas encore decide", "a definir")


def says_unknown(text: str) -> bool:
    """Reads a plain text that says « I do not know yet »."""
    return any(words in text for words in _DOUTE)
