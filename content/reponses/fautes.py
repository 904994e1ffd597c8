"""Words that nobody knows: glued (« lassmat »), written as they sound (« nourisse »), mistyped (« contart »)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from copy import copy
from functools import cached_property
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.reponses.mots import telephone

GLUED: Final = re.compile(r"(?:jusqu|lorsqu|puisqu|quelqu|qu|[ldjmtsnc])(?=[aeiouyh])|[jkd](?=[a-z]{4})")
SHORTEST: Final = 4  # a shorter word is never corrected: too many look like it
ALIKE: Final = 0.45  # said alike, yet written too differently: « œuf » is not « effet »
KEPT: Final = 20_000  # corrections remembered
SOUNDS: Final = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        *(("ph", "f"), ("(?:sc|s?ss|c)(?=[eiy])", "s"), ("ch|sh", "x"), ("qu?|ck|c|k", "k")),
        *(("gu(?=[eiy])", "g"), ("g(?=[eiy])|j", "j"), ("ti(?=on)", "si"), ("e?aux?|ault?", "o"), ("oeu|eu", "e")),
        *(
            ("(?:[ae]in|ein|[iy][mn])(?![aeiouymn123])", "1"),
            ("[ae][mn](?![aeiouymn123])", "2"),
            ("o[mn](?![aeiouymn123])", "3"),
        ),
        *(("oy|oi", "wa"), ("ai|ei|ay|ey", "e"), ("(?<=.)(?:er|ez|ee?s?|ets?)$", "e"), ("(?<=..)[stdxpz]+$", "")),
        *(("(?<=..)ent$", "e"), ("y", "i"), ("z", "s"), ("h", ""), (r"(.)\1+", r"\1"), ("(?<=..)e$", "")),
    )
)


def sound(word: str) -> str:
    """How it is said, roughly: words said alike are written alike."""
    for pattern, heard in SOUNDS:
        word = pattern.sub(heard, word)
    return word


class Voisins:
    """Words without mistakes, by how they sound and by how they begin; sorted when a first mistake is met."""

    def __init__(self, sure: frozenset[str], typed: Counter[str]) -> None:
        self._sure = sure
        self._typed = typed

    def heard(self, word: str) -> str | None:
        """The word that is said like this one, and written somewhat like it."""
        heard = self._by_sound.get(sound(word))
        return heard if heard and OSA.normalized_similarity(word, heard) >= ALIKE else None

    def nearest(self, word: str) -> str:
        """The word one slip of a finger away, two when it is long; itself when there is none."""
        if len(word) <= SHORTEST:
            return word
        most = 1 if len(word) < 8 else 2
        sizes = range(len(word) - most, len(word) + most + 1)
        near = [one for size in sizes for one in self._by_size.get((word[0], size), ())]
        close = [one for one in near if most == 1 or one[1] == word[1]]
        best = process.extractOne(word, close, scorer=OSA.distance, score_cutoff=most)
        return str(best[0]) if best else word

    @cached_property
    def _by_frequency(self) -> list[str]:
        usable = (word for word in self._sure if len(word) >= SHORTEST and word.isalpha())
        return sorted(usable, key=lambda one: (-self._typed[one], one))

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        return {sound(word): word for word in reversed(self._by_frequency)}

    @cached_property
    def _by_size(self) -> dict[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._by_frequency:
            found[word[0], len(word)].append(word)
        return found


class Correcteur:
    """Knows the words of the pages and of the data files; gives what was probably meant by another."""

    def __init__(self, sure: Iterable[str], typed: Counter[str]) -> None:
        """`typed`: words of the questions written in the pages, some of them with mistakes on purpose."""
        self._sure = frozenset(sure) | {word for word, count in typed.items() if count > 2}
        self._typed = typed
        self._voisins = Voisins(self._sure, typed)
        self._said: dict[str, list[str]] = {}

    def plus(self, words: Iterable[str]) -> Correcteur:
        """Knowing these words too: they are not mistakes."""
        other = copy(self)
        other._sure = self._sure.union(words)
        other._said = {}
        return other

    def mend(self, words: list[str]) -> list[str]:
        """Each word, or what was probably meant; the word itself when nothing is near enough."""
        return [better for word in words for better in ((word,) if word in self._sure else self._mend(word))]

    def mend_lightly(self, words: list[str]) -> list[str]:
        """Only what is glued: for the many texts that are read when the service starts."""
        return [better for word in words for better in ((word,) if word in self._sure else self._unglue(word))]

    def _mend(self, word: str) -> list[str]:
        if not word.isalpha():
            return [word]
        if word not in self._said:
            if len(self._said) >= KEPT:
                self._said.clear()
            self._said[word] = self._find(word)
        return self._said[word]

    def _find(self, word: str) -> list[str]:
        apart = self._unglue(word)
        if len(apart) > 1 or len(word) < SHORTEST:
            return apart
        if heard := self._voisins.heard(word):
            return [heard]
        if word[0] == "j" and (heard := self._voisins.heard(word[1:])):
            return ["je", heard]
        return apart if self._typed[word] > 1 else [self._voisins.nearest(word)]

    def _unglue(self, word: str) -> list[str]:
        found = GLUED.match(word)
        if found is not None and len(rest := word[found.end() :]) > 2 and rest in self._sure:
            return [*telephone().get(found[0], (found[0],)), rest]
        return [word]
