"""The knowledge of the relais: give it a question, it gives the pages, or says that a person is needed.

Immutable and in memory. What one relais changes gives another `Knowledge`, cheaply: what is shared is not made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from content.reponses.apprentissage import Appris, learn
from content.reponses.baremes import Baremes, read_baremes
from content.reponses.danger import find_danger, find_sensible
from content.reponses.decision import Trouvee
from content.reponses.dossier import PAGES, read_folder
from content.reponses.ecoute import listen
from content.reponses.fiches import Fiche, prepare
from content.reponses.index import Index
from content.reponses.langues import find_language
from content.reponses.pages import Page, Public
from content.reponses.politesse import find_smalltalk
from content.reponses.sujets import SUJETS

__all__ = ["Kind", "Knowledge", "Reponse", "Trouvee"]

Kind = Literal["answer", "choices", "unknown", "emergency", "language", "smalltalk", "search"]
HUMAIN: Final = "humain"  # the sort of what a person must read, though no rule names it
# Sensitive, yet pages say whom to see; they are offered, never served as certain. Any other sort: a person, no page.
AVEC_PAGES: Final = frozenset({"litige", "exclusion", "agrement", "inquietude_professionnelle", "travail_dissimule"})


@dataclass(frozen=True, slots=True)
class Reponse:
    """What was understood of a message. `autres`: its other questions; `local`: it depends on a commune we ignore.

    `danger`: the sort of an emergency; `sorte`: of a sensitive matter, or of small talk.
    """

    kind: Kind
    pages: tuple[Trouvee, ...] = ()
    lang: str | None = None
    danger: str | None = None
    sorte: str | None = None
    autres: tuple[str, ...] = ()
    local: bool = False


@dataclass(frozen=True)
class Knowledge:
    """The pages of everybody and those of each relais, with what was learnt from them."""

    baremes: Baremes
    appris: Appris
    national: Mapping[str, Fiche]
    own: Mapping[str, Mapping[str, Fiche]]  # by relais, then by page: its version before the national one
    learnt: frozenset[str]  # the wordings
    _indexes: dict[str | None, Index] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path = PAGES, overrides: Iterable[Page] = (), baremes: Baremes | None = None) -> Knowledge:
        """The pages of a folder, what the relais changed above them. A page with a mistake is left out."""
        shipped = cls.of(read_folder(folder, reread=False)[0], read_baremes()[0] if baremes is None else baremes)
        return shipped.with_pages(overrides)

    @classmethod
    def of(cls, pages: Iterable[Page], baremes: Baremes) -> Knowledge:
        """From these pages, all of them learnt."""
        every = tuple(pages)
        appris, asked = learn(every)
        fiches = [Fiche(page, appris, dict(asked[page.id])) for page in every]
        own: dict[str, dict[str, Fiche]] = {}
        for fiche in fiches:
            if fiche.page.relais is not None:
                own.setdefault(fiche.page.relais, {})[fiche.page.id] = fiche
        national = {fiche.page.id: fiche for fiche in fiches if fiche.page.relais is None}
        return cls(baremes, appris, national, own, frozenset(text for page in every for text in page.questions))

    def with_pages(self, pages: Iterable[Page]) -> Knowledge:
        """The same, these pages of relais before what was there. Only they are made ready again."""
        own = {slug: dict(fiches) for slug, fiches in self.own.items()}
        for page in pages:
            if page.relais is None:
                raise ValueError(f"{page.id} : a page of everybody is not replaced here")
            own.setdefault(page.relais, {})[page.id] = prepare(page, self.appris)
        return replace(self, own=own, _indexes={})

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, each relais' own versions after those of everybody."""
        fiches = [*self.national.values(), *(fiche for own in self.own.values() for fiche in own.values())]
        return tuple(fiche.page for fiche in fiches)

    def page(self, page_id: str, *, relais: str | None) -> Page | None:
        """The page as this relais has it; None when it is another's."""
        fiche = self.own.get(relais or "", {}).get(page_id) or self.national.get(page_id)
        return fiche.page if fiche else None

    def ask(self, question: str, *, relais: str | None = None, public: Public | None = None, today: date) -> Reponse:
        """What to say to this message: danger first, a person before a page, a page only when it is sure."""
        if not question.strip():
            return Reponse("unknown")
        if danger := find_danger(question):
            return Reponse("emergency", danger=danger.sorte, lang=danger.lang)
        sorte = find_sensible(question)
        if sorte is not None and sorte not in AVEC_PAGES:
            return Reponse("unknown", sorte=sorte)
        if lang := find_language(question):
            return Reponse("language", lang=lang)
        if said := find_smalltalk(question):
            return Reponse("smalltalk", sorte=said)
        heard = listen(self._index(relais), question, public, today)
        local = relais is None and bool(heard.pages) and SUJETS[heard.pages[0].sujet].local
        kind: Kind = "choices" if sorte is not None and heard.kind == "answer" else heard.kind
        return Reponse(
            kind, heard.pages, sorte=sorte or (HUMAIN if heard.human else None), autres=heard.autres, local=local
        )

    def reached(self, page: Page, today: date) -> float:
        """How many of its own questions bring a page among those shown, from 0 to 1."""
        index = self._index(page.relais)
        heard = [listen(index, text, page.reader, today) for text in page.questions]
        return sum(any(one.page_id == page.id for one in said.pages) for said in heard) / max(len(heard), 1)

    def _index(self, relais: str | None) -> Index:
        if relais not in self._indexes:
            own = self.own.get(relais or "", {})
            fiches = [*(fiche for name, fiche in self.national.items() if name not in own), *own.values()]
            self._indexes[relais] = Index.of(self._taught(relais), fiches)
        return self._indexes[relais]

    def _taught(self, relais: str | None) -> Appris:
        """What was learnt, and the wordings that this relais added."""
        added = [
            (fiche.page.sujet, text)
            for fiche in self.own.get(relais or "", {}).values()
            for text in fiche.page.questions
            if text not in self.learnt
        ]
        return self.appris.plus(added) if added else self.appris
