"""A page made ready to be compared: its wordings, its title and its text, as traits. Made once for each page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from content.reponses.apprentissage import Appris
from content.reponses.mise_en_page import to_plain
from content.reponses.modele import unit
from content.reponses.pages import Page
from content.reponses.traits import Traits

SENTENCE: Final = re.compile(r"[.;:?!\n]+")
# What each part counts for; chosen on wordings set aside.
PREMIERE, SECONDE, ENSEMBLE, TEXTE = 1.0, 0.5, 1.0, 0.5

Unit = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Fiche:
    """`wordings`: for each trait, in which wordings and how much. The title is one of them."""

    page: Page
    wordings: dict[str, tuple[tuple[int, float], ...]]
    together: dict[str, float]
    text: dict[str, float]

    def likeness(self, question: Unit) -> float:
        """How much a question is like what the page is asked and says."""
        near: dict[int, float] = {}
        together = text = 0.0
        for trait, weight in question:
            for number, worth in self.wordings.get(trait, ()):
                near[number] = near.get(number, 0.0) + weight * worth
            together += weight * self.together.get(trait, 0.0)
            text += weight * self.text.get(trait, 0.0)
        first, second = _two_best(near.values())
        return PREMIERE * first + SECONDE * second + ENSEMBLE * together + TEXTE * text


def prepare(page: Page, appris: Appris) -> Fiche:
    """The page, ready."""
    wordings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    whole: dict[str, float] = defaultdict(float)
    for number, text in enumerate((page.titre, *page.questions)):
        for trait, weight in unit(appris.light(text), appris.rarity):
            wordings[trait].append((number, weight))
            whole[trait] += weight
    return Fiche(
        page,
        {trait: tuple(found) for trait, found in wordings.items()},
        _of_length_one(whole),
        _read_text(page, appris),
    )


def _read_text(page: Page, appris: Appris) -> dict[str, float]:
    counts: Traits = defaultdict(float)
    for sentence in SENTENCE.split(to_plain(page.texte)):
        for trait, weight in appris.light(sentence).items():
            counts[trait] += weight
    return dict(unit({trait: 1 + log(1 + count) for trait, count in counts.items()}, appris.rarity))


def _of_length_one(weights: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {trait: weight / length for trait, weight in weights.items()}


def _two_best(values: Iterable[float]) -> tuple[float, float]:
    first = second = 0.0
    for value in values:
        if value > first:
            first, second = value, first
        elif value > second:
            second = value
    return first, second
