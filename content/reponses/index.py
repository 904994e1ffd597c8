"""The pages that one relais serves, and how likely each of them is what a question asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import exp
from typing import Final, TypeVar

from content.reponses.apprentissage import HORS_SUJET, Appris
from content.reponses.fiches import Fiche
from content.reponses.modele import Unit
from content.reponses.pages import Public

T = TypeVar("T")

# Log-odds, fitted on the wordings of the pages, each set aside in turn (docs/decisions/0018).
LOCAL: Final = 1.5  # the relais' own page
NOT_HERS: Final = -2.5  # written for the other public, when we know who asks
SEEMS_NOT_HERS: Final = -1.7  # the same when only her words say it
# How much the pages say of the subject: more where a relais has its own, which answer narrower questions.
PAGES, PAGES_LOCALES = 0.4, 0.8
NO_PAGE: Final = 2.4  # what no page can answer
TRAITS: Final = 24  # of the question, that pages are compared by: the others weigh next to nothing
SUBJECTS, SUBJECTS_LOCAL = 8, 12  # subjects whose pages are looked at


@dataclass(frozen=True, slots=True)
class Vue:
    """What was found, best first: pages with their likelihood, and the likelihood of each subject."""

    pages: tuple[tuple[Fiche, float], ...]
    subjects: Mapping[str, float]
    asker: Public | None  # as far as we know
    is_local: bool  # among pages of a relais too

    @property
    def subject(self) -> str:
        """The likeliest."""
        return max(self.subjects, key=lambda sujet: self.subjects[sujet], default=HORS_SUJET)


@dataclass(frozen=True)
class Index:
    """The pages of one relais, or of nobody's, by subject."""

    appris: Appris
    by_subject: Mapping[str, tuple[Fiche, ...]]

    @classmethod
    def of(cls, appris: Appris, fiches: Iterable[Fiche]) -> Index:
        """From the pages this relais may serve, each id once."""
        by_subject: dict[str, list[Fiche]] = defaultdict(list)
        for fiche in fiches:
            by_subject[fiche.page.sujet].append(fiche)
        return cls(appris, {sujet: tuple(found) for sujet, found in by_subject.items()})

    def look(
        self,
        question: Unit,
        today: date,
        *,
        public: Public | None = None,
        seems: Public | None = None,
        favours: Mapping[str, float] | None = None,
    ) -> Vue:
        """`seems`: who asks, from her words alone; `favours`: log-odds added to subjects."""
        scores = self.appris.modele.scores(question)
        for sujet, favour in (favours or {}).items():
            scores[sujet] += favour
        likeliest = sorted(scores, key=lambda sujet: -scores[sujet])[: SUBJECTS_LOCAL if self.is_local else SUBJECTS]
        heaviest = sorted(question, key=lambda one: -one[1])[:TRAITS]
        found = {sujet: self._pages(sujet, heaviest, today, public, seems) for sujet in likeliest}
        weight = PAGES_LOCALES if self.is_local else PAGES
        odds = {sujet: scores[sujet] + weight * max(pages.values()) for sujet, pages in found.items() if pages}
        odds[HORS_SUJET] = scores[HORS_SUJET] + weight * NO_PAGE
        subjects = _shares(odds)
        shared = [
            (fiche, subjects[sujet] * share)
            for sujet, pages in found.items()
            for fiche, share in _shares(pages).items()
        ]
        return Vue(tuple(sorted(shared, key=lambda one: -one[1])), subjects, public or seems, self.is_local)

    @cached_property
    def is_local(self) -> bool:
        """Whether the relais has pages of its own."""
        return any(fiche.page.relais is not None for fiches in self.by_subject.values() for fiche in fiches)

    def _pages(
        self, sujet: str, question: Unit, today: date, public: Public | None, seems: Public | None
    ) -> dict[Fiche, float]:
        fiches = (fiche for fiche in self.by_subject.get(sujet, ()) if fiche.page.is_valid(today))
        return {fiche: _odds(fiche, question, public, seems) for fiche in fiches}


def _odds(fiche: Fiche, question: Unit, public: Public | None, seems: Public | None) -> float:
    odds = fiche.likeness(question)
    if fiche.page.relais is not None:
        odds += LOCAL
    if not fiche.page.is_for(public):
        return odds + NOT_HERS
    return odds if fiche.page.is_for(seems) else odds + SEEMS_NOT_HERS


def _shares(odds: Mapping[T, float]) -> dict[T, float]:
    """Log-odds as likelihoods that add up to 1."""
    best = max(odds.values(), default=0.0)
    worths = {name: exp(one - best) for name, one in odds.items()}
    total = sum(worths.values())
    return {name: worth / total for name, worth in worths.items()}
