"""What a text is compared by: its roots, their beginnings, their neighbours, its question words, who speaks of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from content.reponses.mots import Mot, utiles
from content.reponses.pages import Public
from content.reponses.roles import marks

# What each sort counts for; chosen on the questions of the pages, each set aside in turn.
RACINE, NOMBRE, DEBUT, SUITE, MOT_DE_QUESTION, QUESTION, THEME, DETERMINANT, MARQUE = (
    1.2,
    0.5,
    1.0,
    1.0,
    1.0,
    1.0,
    0.5,
    0.5,
    1.5,
)
LONG: Final = 6  # roots from this length are also known by their first five letters
POSSESSIFS: Final = frozenset(
    "mon ma mes notre nos les la le un une des aucune leur leurs ses son sa je j ils elle il on".split()
)

Traits = dict[str, float]  # a trait and its weight


def traits(mots: Sequence[Mot], public: Public | None = None) -> Traits:
    """The traits of a text, each once. `public`: who writes it."""
    return dict(_each(mots)) | dict.fromkeys(marks(mots, public), MARQUE)


def _each(mots: Sequence[Mot]) -> Iterator[tuple[str, float]]:
    asked = [mot.surface for mot in mots if mot.vide and mot.surface in utiles()]
    yield from ((f"?{word}", MOT_DE_QUESTION) for word in asked)
    before: Mot | None = None  # the word just before
    last = ""  # the last root that says something
    for mot in mots:
        if not mot.vide:
            yield from _of_word(mot, before)
            yield from ((f"{word}?{mot.racine}", QUESTION) for word in asked)
            if last:
                yield f"{last}_{mot.racine}", SUITE
            last = mot.racine
        before = mot


def _of_word(mot: Mot, before: Mot | None) -> Iterator[tuple[str, float]]:
    racine = mot.racine
    yield racine, NOMBRE if racine.isdecimal() else RACINE
    if len(racine) >= LONG:
        yield f"^{racine[:5]}", DEBUT
    yield from ((f"#{theme}", THEME) for theme in mot.themes)
    if before is not None and before.vide and before.surface in POSSESSIFS:
        yield f"{before.surface}·{racine}", DETERMINANT
        yield from ((f"{before.surface}·#{theme}", DETERMINANT) for theme in mot.themes)
