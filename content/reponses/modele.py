"""Which subject a text is about: a naive Bayes over its traits, learnt when the pages are loaded. Pure Python.

Weights are counts; learning is adding, so that a relais' own pages are added to what everybody shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Final

from content.reponses.traits import Traits

ALPHA: Final = 0.15  # what a trait never met in a class is worth


def unit(traits: Traits, rarity: Mapping[str, float]) -> list[tuple[str, float]]:
    """The traits met somewhere, weighed by their rarity, of length one."""
    weighed = [(trait, weight * rarity[trait]) for trait, weight in traits.items() if trait in rarity]
    length = sqrt(sum(weight * weight for _, weight in weighed))
    return [(trait, weight / length) for trait, weight in weighed] if length else []


def rarities(texts: Iterable[Traits]) -> dict[str, float]:
    """How rare each trait is, from 0."""
    met: dict[str, int] = defaultdict(int)
    total = 0
    for one in texts:
        total += 1
        for trait in one:
            met[trait] += 1
    return {trait: log((total + 1) / count) for trait, count in met.items()}


@dataclass(frozen=True)
class Modele:
    """For each trait, the classes where it was met and how much; each class's whole."""

    classes: tuple[str, ...]
    met: dict[str, list[tuple[int, float]]]
    base: tuple[float, ...]  # log of what a trait never met there is worth

    @classmethod
    def learn(cls, examples: Iterable[tuple[str, list[tuple[str, float]]]]) -> Modele:
        """From pairs: a class, and the traits of one text about it."""
        counts: dict[str, dict[int, float]] = {}
        numbers: dict[str, int] = {}
        wholes: dict[int, float] = defaultdict(float)
        for name, traits in examples:
            number = numbers.setdefault(name, len(numbers))
            for trait, weight in traits:
                found = counts.get(trait)
                if found is None:
                    found = counts[trait] = {}
                found[number] = found.get(number, 0.0) + weight
                wholes[number] += weight
        slack = ALPHA * len(counts)
        met = {t: [(n, log((w + ALPHA) / ALPHA)) for n, w in found.items()] for t, found in counts.items()}
        return cls(tuple(numbers), met, tuple(log(ALPHA / (wholes[n] + slack)) for n in range(len(numbers))))

    def scores(self, traits: Iterable[tuple[str, float]]) -> list[float]:
        """Log-likelihood of each class, in their order."""
        whole = 0.0
        sums = [0.0] * len(self.classes)
        for trait, weight in traits:
            whole += weight
            for number, worth in self.met.get(trait, ()):
                sums[number] += weight * worth
        return [total + whole * floor for total, floor in zip(sums, self.base, strict=True)]

    def shares(self, traits: Iterable[tuple[str, float]], sharpness: float) -> dict[str, float]:
        """What each class is worth beside the others; they add up to 1."""
        scores = self.scores(traits)
        best = max(scores, default=0.0)
        worths = [exp(sharpness * (score - best)) for score in scores]
        total = sum(worths) or 1.0
        return {name: worth / total for name, worth in zip(self.classes, worths, strict=True)}
