"""What is learnt from the pages that are shipped and from the data files: words, their rarity, the subjects."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from content.reponses.fautes import Correcteur
from content.reponses.mise_en_page import to_plain
from content.reponses.modele import Modele, rarities, unit
from content.reponses.mots import Mot, read, surfaces, words
from content.reponses.pages import Page
from content.reponses.traits import Traits, traits

TOURNURES: Final = Path(__file__).with_name("tournures.toml")
MOTS: Final = Path(__file__).with_name("mots_des_sujets.toml")
HORS_SUJET: Final = "hors-sujet"  # what is not the relais' business


@dataclass(frozen=True)
class Appris:
    """How to read a text, and which subject it is about."""

    correcteur: Correcteur
    rarity: dict[str, float]
    modele: Modele

    def read(self, text: str) -> tuple[Mot, ...]:
        """The words of a question, mistakes mended."""
        return read(text, self.correcteur.mend)

    def unit(self, mots: Sequence[Mot]) -> list[tuple[str, float]]:
        """Its traits, weighed."""
        return unit(traits(mots), self.rarity)

    def light(self, text: str) -> Traits:
        """The traits of a text of a page."""
        return traits(read(text, self.correcteur.mend_lightly))

    def plus(self, examples: Iterable[tuple[str, str]]) -> Appris:
        """Knowing also these wordings of a relais: pairs of a subject and a text."""
        return replace(self, modele=self.modele.plus((s, unit(self.light(text), self.rarity)) for s, text in examples))


def learn(pages: Sequence[Page]) -> Appris:
    """Everything, from these pages and the data files."""
    correcteur = _correcteur(pages)
    texts = [(sujet, read(text, correcteur.mend_lightly)) for sujet, text in (*given(), *_wordings(pages))]
    every = [(sujet, traits(mots)) for sujet, mots in texts]
    rarity = rarities(one for _, one in every)
    return Appris(correcteur, rarity, Modele.learn((sujet, unit(one, rarity)) for sujet, one in every))


@cache
def given() -> tuple[tuple[str, str], ...]:
    """The wordings and the words of the data files, each with its subject."""
    wordings = tomllib.loads(TOURNURES.read_text("utf-8"))
    single = tomllib.loads(MOTS.read_text("utf-8"))
    return (
        *((sujet, line) for sujet, lines in wordings.items() for line in lines.split("\n") if line),
        *((sujet, word) for sujet, line in single.items() for word in line.split(", ")),
    )


def _wordings(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    return ((page.sujet, text) for page in pages for text in (page.titre, *page.questions))


def _correcteur(pages: Sequence[Page]) -> Correcteur:
    written = (*(f"{page.titre} {to_plain(page.texte)}" for page in pages), *(text for _, text in given()))
    sure = {word for text in written for word in words(text)} | surfaces()
    return Correcteur(sure, Counter(word for page in pages for text in page.questions for word in words(text)))
