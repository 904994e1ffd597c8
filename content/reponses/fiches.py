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

    def likeness(self, question: Unit) -> tuple[float, float]:
        """How like what the page is asked, and what it says, from 0 to 1."""
        asked = said = 0.0
        for trait, weight in question:
            asked += weight * self.asked.get(trait, 0.0)
            said += weight * self.said.get(trait, 0.0)
        return asked, said


def prepare(page: Page, appris: Appris) -> Fiche:
    """A page that was not learnt from."""
    units = (unit(appris.light(text, page.reader), appris.rarity) for text in wordings_of(page))
    return Fiche(page, appris, dict(together(units)))
