"""What a text is compared by: its roots, their beginnings, their neighbours, its question words, who speaks of whom."""

from __future__ import annotations

from collections.abc import Sequence
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
    asking = utiles()
    asked = [mot.surface for mot in mots if mot.vide and mot.surface in asking]
    found: Traits = {f"?{word}": MOT_DE_QUESTION for word in asked}
    before, last = "", ""  # the word just before, when it says nothing alone; the last root that says something
    for mot in mots:
        if mot.vide:
            before = mot.surface
            continue
        _add_word(found, mot, before)
        for word in asked:
            found[f"{word}?{mot.racine}"] = QUESTION
        if last:
            found[f"{last}_{mot.racine}"] = SUITE
        before, last = "", mot.racine
    return found | dict.fromkeys(marks(mots, public), MARQUE)


def _add_word(found: Traits, mot: Mot, before: str) -> None:
    _, racine, themes, _ = mot
    found[racine] = NOMBRE if racine.isdecimal() else RACINE
    if len(racine) >= LONG:
        found[f"^{racine[:5]}"] = DEBUT
    for theme in themes:
        found[f"#{theme}"] = THEME
    if before in POSSESSIFS:
        found[f"{before}·{racine}"] = DETERMINANT
        for theme in themes:
            found[f"{before}·#{theme}"] = DETERMINANT
