"""Is this an emergency? Vital, suicide, violence, a child in danger, a parent about to hurt. Answers nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from content.reponses.danger_langues import find_foreign_danger
from content.reponses.lexique import Lexique
from content.reponses.regles import Atelier, Regles, load_classes, load_lexique

HERE: Final = Path(__file__).parent
SorteDanger = Literal["vitale", "epuisement", "suicide", "violence", "enfant"]
SORTES: Final[tuple[SorteDanger, ...]] = get_args(SorteDanger)  # the gravest first
# Sensitive words after which nothing automatic is written, until an animatrice has spoken with the person.
RETRAIT: Final = frozenset({"deuil", "separation", "violence_passee", "dettes", "exclusion", "detresse"})
AU_TRAVAIL: Final = "menace"  # the sort of sensible.toml that tells of a professional and her employers
# « mon bébé de trois mois ne respire plus »: his age stands between him and what happens to him.
AGE: Final = re.compile(
    r" (?:de |avoir |age de |agee de )?(?:\d+|deux|trois|quatre|cinq|six|huit|dix)"
    r" (?:mois|ans|semaines|jours) (?:et demi )?"
)


@dataclass(frozen=True, slots=True)
class Danger:
    """`sorte` decides the message; `aussi`: what the message says besides."""

    sorte: SorteDanger
    aussi: tuple[SorteDanger, ...] = ()
    travail: bool = False  # the violence is met at work, over wages: nobody shares her home
    lang: str | None = None  # said in that language (ISO 639-1), when it is not French


def find_danger(text: str) -> Danger | None:
    """None when nothing in the message is an emergency. Prefers a false alarm to a miss."""
    said = lexique().read(text)
    rules = _rules("danger")
    ageless = AGE.sub(" ", said)
    found = rules.find(said) or (ageless != said and rules.find(ageless))
    if found:
        first, *others = (sorte for sorte in SORTES if sorte in found)
        return Danger(first, tuple(others), travail=first == "violence" and find_sensible(text) == AU_TRAVAIL)
    foreign = find_foreign_danger(text)
    return Danger(next(s for s in SORTES if s == foreign[0]), lang=foreign[1]) if foreign else None


def find_sensible(text: str) -> str | None:
    """What needs a human and no page, when it is no emergency: its sort (sensible.toml), the gravest first."""
    return next(iter(_rules("sensible").find(lexique().read(text))), None)


@cache
def lexique() -> Lexique:
    """The words of the rules, read once."""
    return load_lexique(HERE / "lexique.toml")


@cache
def _rules(name: str) -> Regles:
    """The rules of a file, read once."""
    return Atelier(lexique(), load_classes(HERE / "danger.toml")).load(HERE / f"{name}.toml")
