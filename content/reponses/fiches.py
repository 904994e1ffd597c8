"""A page made ready to be compared: what it is asked and what it says, as traits. Made once for each page."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from content.reponses.apprentissage import Appris, wordings_of
from content.reponses.mise_en_page import to_plain
from content.reponses.modele import Unit, together, unit
from content.reponses.pages import Page
from content.reponses.traits import Traits

# Log-odds of a page entirely like the question, fitted on the wordings of the pages, each set aside in turn.
ASKED, SAID = 6.0, 8.0
SENTENCE: Final = re.compile(r"[.;:?!\n]+")


@dataclass(frozen=True, eq=False)
class Fiche:
    """`asked`: its title and its wordings together."""

    page: Page
    appris: Appris
    asked: dict[str, float]

    @cached_property
    def said(self) -> dict[str, float]:
        """Its text; read when a question first comes near it, for a start is short."""
        counts: Traits = defaultdict(float)
        for sentence in SENTENCE.split(to_plain(self.page.texte)):
            for trait, weight in self.appris.light(sentence).items():
                counts[trait] += weight
        return dict(unit({trait: 1 + log(1 + count) for trait, count in counts.items()}, self.appris.rarity))

    @cached_property
    def odds(self) -> dict[str, float]:
        """What each trait of a question adds to the log-odds of this page."""
        found = {trait: ASKED * weight for trait, weight in self.asked.items()}
        for trait, weight in self.said.items():
            found[trait] = found.get(trait, 0.0) + SAID * weight
        return found

    def likeness(self, question: Unit) -> float:
        """How like what the page is asked, and what it says, as log-odds."""
        get = self.odds.get
        return sum(weight * get(trait, 0.0) for trait, weight in question)


def prepare(page: Page, appris: Appris) -> Fiche:
    """A page that was not learnt from."""
    units = (unit(appris.light(text, page.reader), appris.rarity) for text in wordings_of(page))
    return Fiche(page, appris, dict(together(units)))
