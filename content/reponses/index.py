"""The pages that one relais serves, and how likely each of them is what a question asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import exp
from typing import Final

from content.reponses.apprentissage import HORS_SUJET, Appris
from content.reponses.fiches import Fiche
from content.reponses.modele import Unit
from content.reponses.pages import Public

# Log-odds, fitted on the wordings of the pages, each set aside in turn (benchmarks/reglage.md tells how).
LOCAL: Final = 1.5  # the relais' own page
NOT_HERS: Final = -2.5  # written for the other public, when we know who asks
SEEMS_NOT_HERS: Final = -1.7  # the same when only her words say it
NO_PAGE: Final = 1.2  # what no page can answer
TRAITS: Final = 24  # of the question, that pages are compared by: the others weigh next to nothing
SUBJECTS: Final = 8  # subjects whose pages are looked at


@dataclass(frozen=True, slots=True)
class Vue:
    """What was found, best first: pages with their likelihood, and the likelihood of each subject."""

    pages: tuple[tuple[Fiche, float], ...]
    subjects: Mapping[str, float]
    asker: Public | None = None  # as far as we know

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
        for sujet, odds in (favours or {}).items():
            scores[sujet] = scores.get(sujet, min(scores.values())) + odds
        likeliest = sorted(scores, key=lambda sujet: -scores[sujet])[:SUBJECTS]
        heaviest = sorted(question, key=lambda one: -one[1])[:TRAITS]
        found = [
            (fiche, scores[sujet] + _odds(fiche, heaviest, public, seems))
            for sujet in likeliest
            for fiche in self.by_subject.get(sujet, ())
            if fiche.page.is_valid(today)
        ]
        return _view(found, scores[HORS_SUJET] + NO_PAGE, public or seems)


def _odds(fiche: Fiche, question: Unit, public: Public | None, seems: Public | None) -> float:
    odds = fiche.likeness(question)
    if fiche.page.relais is not None:
        odds += LOCAL
    if not fiche.page.is_for(public):
        return odds + NOT_HERS
    return odds if fiche.page.is_for(seems) else odds + SEEMS_NOT_HERS


def _view(found: list[tuple[Fiche, float]], no_page: float, asker: Public | None) -> Vue:
    best = max([no_page, *(odds for _, odds in found)])
    worths = sorted(((fiche, exp(odds - best)) for fiche, odds in found), key=lambda one: -one[1])
    total = exp(no_page - best) + sum(worth for _, worth in worths)
    subjects: dict[str, float] = {HORS_SUJET: exp(no_page - best) / total}
    for fiche, worth in worths:
        subjects[fiche.page.sujet] = subjects.get(fiche.page.sujet, 0.0) + worth / total
    return Vue(tuple((fiche, worth / total) for fiche, worth in worths), subjects, asker)
