"""The pages that one relais serves, and how much each of them is what a question asks for. Adds up to 1 at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from typing import Final

from content.reponses.apprentissage import Appris
from content.reponses.fiches import Fiche, Unit
from content.reponses.pages import Public
from content.reponses.sujets import SUJETS

SHARPNESS: Final = 8.0  # of the subjects
PAGE_SHARPNESS: Final = 6.0  # of the pages of one subject
SUBJECTS: Final = 6  # subjects whose pages are looked at
LOCAL: Final = 3.0  # a relais' own page, on a subject that changes from one relais to the next
NOT_HERS: Final = 0.2  # a page written for the other public, when we know who asks


@dataclass(frozen=True, slots=True)
class Vue:
    """What was found: shares of the subjects, and of the pages, best first."""

    subjects: Mapping[str, float]
    pages: tuple[tuple[Fiche, float], ...]


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

    def look(self, question: Unit, public: Public | None, today: date) -> Vue:
        """Subjects first; then, in the likeliest, the pages."""
        subjects = self._for_public(self.appris.modele.shares(question, SHARPNESS), public)
        likeliest = sorted(subjects, key=lambda sujet: -subjects[sujet])[:SUBJECTS]
        found = [
            (fiche, subjects[sujet] * share)
            for sujet in likeliest
            for fiche, share in self._pages(sujet, question, public, today)
        ]
        return Vue(subjects, tuple(sorted(found, key=lambda one: -one[1])))

    def _for_public(self, shares: dict[str, float], public: Public | None) -> dict[str, float]:
        """A subject of which no page is for this person is less likely what she asks about."""
        if public is None:
            return shares
        weighed = {sujet: share * (1.0 if self._is_for(sujet, public) else NOT_HERS) for sujet, share in shares.items()}
        total = sum(weighed.values()) or 1.0
        return {sujet: share / total for sujet, share in weighed.items()}

    def _is_for(self, sujet: str, public: Public) -> bool:
        pages = self.by_subject.get(sujet, ())
        return not pages or any(fiche.page.is_for(public) for fiche in pages)

    def _pages(self, sujet: str, question: Unit, public: Public | None, today: date) -> Sequence[tuple[Fiche, float]]:
        valid = [fiche for fiche in self.by_subject.get(sujet, ()) if fiche.page.is_valid(today)]
        worths = [exp(PAGE_SHARPNESS * fiche.likeness(question)) * _favour(fiche, public) for fiche in valid]
        total = sum(worths) or 1.0
        return [(fiche, worth / total) for fiche, worth in zip(valid, worths, strict=True)]


def _favour(fiche: Fiche, public: Public | None) -> float:
    page = fiche.page
    local = LOCAL if page.relais is not None and SUJETS[page.sujet].local else 1.0
    return local if page.is_for(public) else local * NOT_HERS
