"""What one relais serves: the pages of everybody, its own, and what it changed. Nothing shared is made twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from content.reponses.apprentissage import Appris, learn
from content.reponses.fiches import Fiche, prepare
from content.reponses.index import Index
from content.reponses.pages import Page


@dataclass(frozen=True, eq=False)
class Fonds:
    """What is shipped, and what was learnt from it."""

    appris: Appris
    national: Mapping[str, Fiche]
    own: Mapping[str, Mapping[str, Fiche]]  # by relais, then by page
    wordings: frozenset[str]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Fonds:
        """From these pages, all of them learnt."""
        appris, asked = learn(pages)
        own: dict[str, dict[str, Fiche]] = {}
        national: dict[str, Fiche] = {}
        for page in pages:
            shelf = national if page.relais is None else own.setdefault(page.relais, {})
            shelf[page.id] = Fiche(page, appris, dict(asked[page.id]))
        return cls(appris, national, own, frozenset(text for page in pages for text in page.questions))


@dataclass(frozen=True, eq=False)
class Rayon:
    """`changes`: a relais' own versions, before what is shipped. Made ready at the first question."""

    fonds: Fonds
    relais: str | None
    changes: tuple[Page, ...] = ()

    def page(self, page_id: str) -> Page | None:
        """The page as this relais has it; None when it is another's."""
        if page_id in self._changed:
            return self._changed[page_id]
        fiche = self._shipped.get(page_id) or self.fonds.national.get(page_id)
        return fiche.page if fiche else None

    @property
    def own(self) -> Iterable[Page]:
        """Its own versions."""
        yield from (fiche.page for name, fiche in self._shipped.items() if name not in self._changed)
        yield from self._changed.values()

    @cached_property
    def index(self) -> Index:
        """Where its families' questions are looked up."""
        changed, appris = self._changed, self._taught()
        kept = {**self.fonds.national, **self._shipped}
        fiches = [fiche for name, fiche in kept.items() if name not in changed]
        return Index.of(appris, [*fiches, *(prepare(page, appris) for page in changed.values())])

    @cached_property
    def _changed(self) -> dict[str, Page]:
        return {page.id: page for page in self.changes}

    @property
    def _shipped(self) -> Mapping[str, Fiche]:
        return self.fonds.own.get(self.relais or "", {})

    def _taught(self) -> Appris:
        """What was learnt, and the wordings that this relais added."""
        added = [(page.sujet, text) for page in self.changes for text in page.questions]
        new = [(sujet, text) for sujet, text in added if text not in self.fonds.wordings]
        return self.fonds.appris.plus(new) if new else self.fonds.appris
