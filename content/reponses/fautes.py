"""Words that nobody knows: glued (« lassmat »), written as they sound (« nourisse »), mistyped (« contart »)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

GLUED: Final = re.compile(r"(?:jusqu|lorsqu|puisqu|quelqu|qu|[ldjmtsnc])(?=[aeiouyh])|[jkd](?=[a-z]{4})")
SHORTEST: Final = 4  # a shorter word is never corrected: too many look like it
KEPT: Final = 20_000  # corrections remembered
SOUNDS: Final = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        *(("ph", "f"), ("(?:sc|s?ss|c)(?=[eiy])", "s"), ("ch|sh", "x"), ("qu?|ck|c|k", "k")),
        *(("gu(?=[eiy])", "g"), ("g(?=[eiy])|j", "j"), ("ti(?=on)", "si"), ("e?aux?|ault?", "o"), ("oeu|eu", "e")),
        *(
            ("(?:[ae]in|ein|[iy][mn])(?![aeiouymn])", "1"),
            ("[ae][mn](?![aeiouymn])", "2"),
            ("o[mn](?![aeiouymn])", "3"),
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


class Correcteur:
    """Knows the words of the pages and of the data files; gives what was probably meant by another."""

    def __init__(self, sure: Iterable[str], typed: Counter[str]) -> None:
        """`typed`: words of the questions written in the pages, some of them with mistakes on purpose."""
        self._sure = frozenset(sure) | {word for word, count in typed.items() if count > 2}
        self._seen = frozenset(typed)
        self._by_sound: dict[str, str] = {}
        self._by_size: dict[tuple[str, int], list[str]] = {}
        self._said: dict[str, tuple[str, ...]] = {}
        for word in sorted(self._sure, key=lambda one: (-typed[one], one)):
            if len(word) >= SHORTEST and word.isalpha():
                self._by_sound.setdefault(sound(word), word)
                self._by_size.setdefault((word[0], len(word)), []).append(word)

    def knows(self, word: str) -> bool:
        """Whether it needs no correction."""
        return word in self._sure or not word.isalpha()

    def mend(self, word: str) -> tuple[str, ...]:
        """The word itself when it is known, or when nothing is near enough."""
        if self.knows(word):
            return (word,)
        if word not in self._said:
            if len(self._said) >= KEPT:
                self._said.clear()
            self._said[word] = self._apart(word) or ((word,) if word in self._seen else (self._nearest(word),))
        return self._said[word]

    def mend_lightly(self, word: str) -> tuple[str, ...]:
        """Without looking at every word: for the many questions that are read when the service starts."""
        return (word,) if self.knows(word) else self._apart(word) or (word,)

    def _apart(self, word: str) -> tuple[str, ...]:
        """Unglued, or said alike; empty when neither gives a known word."""
        found = GLUED.match(word)
        if found is not None and len(rest := word[found.end() :]) > 2 and rest in self._sure:
            return ("je" if found[0] == "j" else found[0], rest)
        heard = self._by_sound.get(sound(word)) if len(word) >= SHORTEST else None
        return (heard,) if heard else ()

    def _nearest(self, word: str) -> str:
        if len(word) < SHORTEST:
            return word
        most = 1 if len(word) < 8 else 2
        near = [
            one
            for size in range(len(word) - most, len(word) + most + 1)
            for one in self._by_size.get((word[0], size), ())
        ]
        best = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
        return str(best[0]) if best else word
