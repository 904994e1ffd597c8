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

from content.reponses.baremes import Baremes, read_baremes
from content.reponses.danger import find_danger, find_sensible
from content.reponses.decision import Trouvee
from content.reponses.dossier import PAGES, read_folder
from content.reponses.ecoute import listen
from content.reponses.langues import find_language
from content.reponses.pages import Page, Public
from content.reponses.politesse import find_smalltalk
from content.reponses.rayon import Fonds, Rayon
from content.reponses.sujets import SUJETS

__all__ = ["Kind", "Knowledge", "Reponse", "Trouvee"]

Kind = Literal["answer", "choices", "unknown", "emergency", "language", "smalltalk", "search"]
HUMAIN: Final = "humain"  # the sort of what a person must read, though no rule names it
# Sensitive, yet pages say whom to see; they are offered, never served as certain. Any other sort: a person, no page.
AVEC_PAGES: Final = frozenset({"litige", "exclusion", "agrement", "inquietude_professionnelle", "travail_dissimule"})

IN_ANY_LANGUAGE: Final = frozenset({"spam", "insulte"})  # answered in French: the others, in the person's language


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

    fonds: Fonds
    baremes: Baremes
    changes: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)  # by relais
    _rayons: dict[str | None, Rayon] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path = PAGES, overrides: Iterable[Page] = (), baremes: Baremes | None = None) -> Knowledge:
        """The pages of a folder, what the relais changed above them. A page with a mistake is left out."""
        shipped = cls.of(read_folder(folder, reread=False)[0], read_baremes()[0] if baremes is None else baremes)
        return shipped.with_pages(overrides)

    @classmethod
    def of(cls, pages: Iterable[Page], baremes: Baremes) -> Knowledge:
        """From these pages, all of them learnt."""
        return cls(Fonds.of(tuple(pages)), baremes)

    def with_pages(self, pages: Iterable[Page]) -> Knowledge:
        """The same, these versions of relais before what was there. A relais that they do not touch keeps its index."""
        changes = {slug: {page.id: page for page in own} for slug, own in self.changes.items()}
        for page in pages:
            if page.relais is None:
                raise ValueError(f"{page.id}: a page of everybody is not replaced here")
            changes.setdefault(page.relais, {})[page.id] = page
        own = {slug: tuple(by_id.values()) for slug, by_id in changes.items()}
        return replace(self, changes=own)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, each relais' own versions after those of everybody."""
        own = (page for slug in {**self.fonds.own, **self.changes} for page in self._rayon(slug).own)
        return (*(fiche.page for fiche in self.fonds.national.values()), *own)

    def page(self, page_id: str, *, relais: str | None) -> Page | None:
        """The page as this relais has it; None when it is another's."""
        return self._rayon(relais).page(page_id)

    def ask(self, question: str, *, relais: str | None = None, public: Public | None = None, today: date) -> Reponse:
        """What to say to this message: danger first, a person before a page, a page only when it is sure."""
        if not question.strip():
            return Reponse("unknown")
        if danger := find_danger(question):
            return Reponse("emergency", danger=danger.sorte, lang=danger.lang)
        sorte = find_sensible(question)
        if sorte is not None and sorte not in AVEC_PAGES:
            return Reponse("unknown", sorte=sorte)
        said = find_smalltalk(question)
        if said not in IN_ANY_LANGUAGE and (lang := find_language(question)):
            return Reponse("language", lang=lang)
        if said is not None:
            return Reponse("smalltalk", sorte=said)
        heard = listen(self._rayon(relais).index, question, public, today)
        local = relais is None and bool(heard.pages) and SUJETS[heard.pages[0].sujet].local
        kind: Kind = "choices" if sorte is not None and heard.kind == "answer" else heard.kind
        human = HUMAIN if heard.human else None
        return Reponse(kind, heard.pages, sorte=sorte or human, autres=heard.autres, local=local)

    def reached(self, page: Page, today: date) -> float:
        """How many of its own questions bring a page among those shown, from 0 to 1."""
        index = self._rayon(page.relais).index
        heard = [listen(index, text, page.reader, today) for text in page.questions]
        return sum(any(one.page_id == page.id for one in said.pages) for said in heard) / max(len(heard), 1)

    def _rayon(self, relais: str | None) -> Rayon:
        # Shared with the knowledge this one was made from: only a relais whose pages changed is made ready again.
        changes = self.changes.get(relais or "", ())
        found = self._rayons.get(relais)
        if found is None or found.changes != changes:
            found = self._rayons[relais] = Rayon(self.fonds, relais, changes)
        return found
