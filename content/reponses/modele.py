"""Which subject a text is about: a naive Bayes over its traits, learnt when the pages are loaded. Pure Python.

Weights are counts; learning is adding, so that a relais' own pages are added to what everybody shares.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import hypot, log
from typing import Final

from content.reponses.traits import Traits

Unit = list[tuple[str, float]]  # the traits of a text, of length one

ALPHA: Final = 0.1  # what a trait never met in a class is worth


def unit(traits: Traits, rarity: Mapping[str, float], unknown: float = 0.0) -> Unit:
    """The traits met somewhere, weighed by their rarity, of length one. `unknown`: the weight of words met nowhere."""
    known = [trait for trait in traits if trait in rarity]
    weights = [traits[trait] * rarity[trait] for trait in known]
    length = hypot(*weights, unknown) or 1.0
    return [(trait, weight / length) for trait, weight in zip(known, weights, strict=True)]


def together(units: Iterable[Unit]) -> Unit:
    """Several texts as one, of length one."""
    sums: dict[str, float] = defaultdict(float)
    for traits in units:
        for trait, weight in traits:
            sums[trait] += weight
    length = hypot(*sums.values())
    return [(trait, weight / length) for trait, weight in sums.items()] if length else []


def rarities(texts: Iterable[Traits]) -> dict[str, float]:
    """How rare each trait is, from 0."""
    met: Counter[str] = Counter()
    total = 0
    for one in texts:
        total += 1
        met.update(one.keys())
    return {trait: log((total + 1) / count) for trait, count in met.items()}


Examples = Iterable[tuple[str, Unit, float]]  # a class, the traits of one text about it, what that text counts for


@dataclass(frozen=True)
class Modele:
    """For each trait, the classes where it was met and how much; each class's whole. `own`: learnt besides."""

    numbers: dict[str, int]
    counts: dict[str, dict[int, float]]
    wholes: tuple[float, ...]
    own: dict[str, dict[int, float]]
    _worths: dict[str, list[tuple[int, float]]] = field(default_factory=dict, repr=False)  # of traits asked for before

    @classmethod
    def learn(cls, examples: Examples) -> Modele:
        """From the beginning."""
        numbers: dict[str, int] = {}
        counts: dict[str, dict[int, float]] = defaultdict(dict)
        wholes: list[float] = []
        for name, traits, share in examples:
            number = numbers.setdefault(name, len(numbers))
            if number == len(wholes):
                wholes.append(0.0)
            for trait, weight in traits:
                found = counts[trait]
                found[number] = found.get(number, 0.0) + weight * share
                wholes[number] += weight * share
        return cls(numbers, dict(counts), tuple(wholes), {})

    def plus(self, examples: Examples) -> Modele:
        """Knowing more; what is shared is not copied. A class that was never met is not learnt."""
        own, wholes = dict(self.own), list(self.wholes)
        for name, traits, share in examples:
            if name not in self.numbers:
                continue
            number = self.numbers[name]
            for trait, weight in traits:
                found = dict(own.get(trait) or self.counts.get(trait, {}))
                found[number] = found.get(number, 0.0) + weight * share
                own[trait] = found
                wholes[number] += weight * share
        return Modele(self.numbers, self.counts, tuple(wholes), own)

    def scores(self, traits: Unit) -> dict[str, float]:
        """Log-likelihood of each class."""
        slack = ALPHA * len(self.counts)
        whole = sum(weight for _, weight in traits)
        sums = [whole * log(ALPHA / (met + slack)) for met in self.wholes]
        for trait, weight in traits:
            for number, worth in self._worths.get(trait) or self._worth(trait):
                sums[number] += weight * worth
        return dict(zip(self.numbers, sums, strict=True))

    def _worth(self, trait: str) -> list[tuple[int, float]]:
        met = self.own.get(trait) or self.counts.get(trait, {})
        found = self._worths[trait] = [(number, log(1 + count / ALPHA)) for number, count in met.items()]
        return found
