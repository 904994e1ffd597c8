"""Which subject a text is about: a naive Bayes over its traits, learnt when the pages are loaded. Pure Python.

Weights are counts; learning is adding, so that a relais' own pages are added to what everybody shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


Examples = Iterable[tuple[str, Sequence[tuple[str, float]]]]  # a class, and the traits of one text about it


@dataclass(frozen=True)
class Modele:
    """For each trait, the classes where it was met and how much; each class's whole. `own`: learnt besides."""

    numbers: dict[str, int]
    counts: dict[str, dict[int, float]]
    wholes: tuple[float, ...]
    own: dict[str, dict[int, float]]

    @classmethod
    def learn(cls, examples: Examples) -> Modele:
        """From the beginning."""
        numbers: dict[str, int] = {}
        counts: dict[str, dict[int, float]] = defaultdict(dict)
        wholes: list[float] = []
        for name, traits in examples:
            number = numbers.setdefault(name, len(numbers))
            if number == len(wholes):
                wholes.append(0.0)
            for trait, weight in traits:
                found = counts[trait]
                found[number] = found.get(number, 0.0) + weight
                wholes[number] += weight
        return cls(numbers, dict(counts), tuple(wholes), {})

    def plus(self, examples: Examples) -> Modele:
        """Knowing more; what is shared is not copied. A class that was never met is not learnt."""
        own, wholes = dict(self.own), list(self.wholes)
        for name, traits in examples:
            if name not in self.numbers:
                continue
            number = self.numbers[name]
            for trait, weight in traits:
                found = dict(own.get(trait) or self.counts.get(trait, {}))
                found[number] = found.get(number, 0.0) + weight
                own[trait] = found
                wholes[number] += weight
        return Modele(self.numbers, self.counts, tuple(wholes), own)

    def scores(self, traits: Iterable[tuple[str, float]]) -> list[float]:
        """Log-likelihood of each class, in the order of their numbers."""
        slack = ALPHA * len(self.counts)
        floors = [log(ALPHA / (whole + slack)) for whole in self.wholes]
        sums = [0.0] * len(floors)
        everything = 0.0
        for trait, weight in traits:
            everything += weight
            for number, count in (self.own.get(trait) or self.counts.get(trait, {})).items():
                sums[number] += weight * log(1 + count / ALPHA)
        return [total + everything * floor for total, floor in zip(sums, floors, strict=True)]

    def shares(self, traits: Iterable[tuple[str, float]], sharpness: float) -> dict[str, float]:
        """What each class is worth beside the others; they add up to 1."""
        scores = self.scores(traits)
        best = max(scores, default=0.0)
        worths = [exp(sharpness * (score - best)) for score in scores]
        total = sum(worths) or 1.0
        return {name: worths[number] / total for name, number in self.numbers.items()}
