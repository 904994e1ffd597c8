"""What is learnt from the pages that are shipped and from the data files: words, their rarity, the subjects."""

from __future__ import annotations

import tomllib
from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from content.reponses.fautes import Correcteur
from content.reponses.mise_en_page import to_plain
from content.reponses.modele import Modele, Unit, rarities, together, unit
from content.reponses.mots import Mot, join, read, surfaces, words
from content.reponses.pages import Page, Public
from content.reponses.traits import RACINE, Traits, traits

TOURNURES: Final = Path(__file__).with_name("tournures.toml")
HISTOIRES: Final = Path(__file__).with_name("histoires.toml")
MOTS: Final = Path(__file__).with_name("mots_des_sujets.toml")
WORDING: Final = 0.5  # what a page's wording teaches of its subject: many would fit another one too
HORS_SUJET: Final = "hors-sujet"  # what is not the relais' business


@dataclass(frozen=True)
class Appris:
    """How to read a text, and which subject it is about."""

    correcteur: Correcteur
    rarity: Mapping[str, float]
    modele: Modele

    def read(self, text: str) -> tuple[Mot, ...]:
        """The words of a question, mistakes mended."""
        return read(text, self.correcteur.mend)

    def unit(self, mots: Sequence[Mot], public: Public | None = None) -> Unit:
        """Its traits, weighed; a word met nowhere makes all the others say less."""
        unknown = sum(not mot.vide and mot.racine not in self.rarity and not mot.racine[0].isdigit() for mot in mots)
        return unit(traits(mots, public), self.rarity, RACINE * self.rarest * unknown**0.5)

    @cached_property
    def rarest(self) -> float:
        """How rare a trait met once is."""
        return max(self.rarity.values(), default=1.0)

    def light(self, text: str, public: Public | None = None) -> Traits:
        """The traits of a text of a page."""
        return traits(read(text, self.correcteur.mend_lightly), public)

    def plus(self, examples: Sequence[tuple[str, str]]) -> Appris:
        """Knowing also these wordings of a relais: pairs of a subject and a text. What is shared is not copied."""
        new = {word for _, text in examples for word in words(text)}
        taught = replace(self, correcteur=self.correcteur.plus(new))
        texts = [(sujet, taught.light(text)) for sujet, text in examples]
        own = {trait: self.rarest for _, traits in texts for trait in traits if trait not in self.rarity}
        rarity = ChainMap(own, self.rarity) if own else self.rarity  # type: ignore[arg-type]
        modele = self.modele.plus((sujet, unit(traits, rarity), 1.0) for sujet, traits in texts)
        return replace(taught, rarity=rarity, modele=modele)


def learn(pages: Sequence[Page]) -> tuple[Appris, Mapping[str, Unit]]:
    """Everything, from these pages and the data files; besides, what each page is asked, by its id."""
    given = [*wordings_given(), *words_given()]
    asked = [(page, words(text)) for page in pages for text in wordings_of(page)]
    typed = Counter(word for _, some in (*wordings_given(), *asked) for word in some)
    correcteur = Correcteur(_without_mistakes(pages), typed)
    mend = correcteur.mend_lightly
    every = [(sujet, traits(join(mend(some)))) for sujet, some in given]
    every += [(page.sujet, traits(join(mend(some)), page.reader)) for page, some in asked]
    rarity = rarities(one for _, one in every)
    units = [(sujet, unit(one, rarity)) for sujet, one in every]
    rest = iter(units[len(given) :])
    by_page = {page.id: together([next(rest)[1] for _ in wordings_of(page)]) for page in pages}
    shares = [1.0] * len(given) + [WORDING] * (len(units) - len(given))
    modele = Modele.learn((*one, share) for one, share in zip(units, shares, strict=True))
    return Appris(correcteur, rarity, modele), by_page


def wordings_of(page: Page) -> tuple[str, ...]:
    """What a page is asked: its title too."""
    return (page.titre, *page.questions)


@cache
def wordings_given() -> tuple[tuple[str, list[str]], ...]:
    """The words of each wording of the data files, with its subject."""
    return tuple(
        (sujet, words(line))
        for file in (TOURNURES, HISTOIRES)
        for sujet, lines in tomllib.loads(file.read_text("utf-8")).items()
        for line in lines.split("\n")
        if line
    )


@cache
def words_given() -> tuple[tuple[str, list[str]], ...]:
    """The same of what people say when they speak of a subject."""
    lists = tomllib.loads(MOTS.read_text("utf-8"))
    return tuple((sujet, words(some)) for sujet, line in lists.items() for some in line.split(", "))


def _without_mistakes(pages: Iterable[Page]) -> frozenset[str]:
    """The words of titles, of texts and of lists; wordings hold mistakes on purpose."""
    known = set(surfaces())
    known.update(*(some for _, some in words_given()))
    known.update(*(words(f"{page.titre} {to_plain(page.texte)}") for page in pages))
    return frozenset(known)
