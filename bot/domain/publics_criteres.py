"""What may be asked of the people of a public: the one list of it. How each is read stands in `store/publics_criteres`.

A feature adds a criterion with a line here, its condition in `store/publics_criteres.py` and its words in
`content/filters_annonces.py`. Criteria of one `question` are alternatives; those of two questions must both hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Question = Literal["accepte", "ateliers"]


@dataclass(frozen=True, slots=True)
class Critere:
    """`roles`: of whom it is asked. `numbered`: its code carries the number of an object, « inscrits:12 »."""

    mot: str
    question: Question
    roles: tuple[Literal["assistants", "gardes", "familles"], ...] = ("assistants",)
    numbered: bool = False


CRITERES: Final = {
    critere.mot: critere
    for critere in (
        Critere("periscolaire", "accepte"),
        Critere("atypique", "accepte"),
        Critere("imprevu", "accepte"),
        Critere("adapte", "accepte"),
        Critere("depannage", "accepte"),
        Critere("mam", "accepte"),
        Critere("jamais_venues", "ateliers", ("assistants", "gardes")),
        Critere("inscrits", "ateliers", ("assistants", "gardes", "familles"), numbered=True),
    )
}


def find_critere(code: str) -> Critere:
    """The criterion of a code; KeyError when no feature knows it."""
    return CRITERES[code.partition(":")[0]]


def number_of(code: str) -> int | None:
    """The object that a code names."""
    number = code.partition(":")[2]
    return int(number) if number else None


def is_critere(code: str) -> bool:
    """A Tap is untrusted: a known word, with a number exactly when it takes one."""
    mot, _, number = code.partition(":")
    critere = CRITERES.get(mot)
    return critere is not None and critere.numbered == bool(number) and (not number or number.isdigit())
