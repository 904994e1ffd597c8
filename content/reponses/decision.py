"""Sure, a choice, or « I do not know »: what is said of what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log
from typing import Final, Literal

from content.reponses.apprentissage import HORS_SUJET
from content.reponses.fiches import Fiche
from content.reponses.index import Vue
from content.reponses.sujets import SANS_PAGE

Verdict = Literal["answer", "choices", "unknown"]

# Of a hundred subjects found with a trust of 0.8, eighty are right: fitted on wordings set aside. Where a relais has
# pages of its own, several subjects often have a page that answers: less is taken for sure.
SLOPE, SHIFT = 0.83, 0.15
SLOPE_LOCAL, SHIFT_LOCAL = 0.65, -0.43
SURE: Final = 0.80  # one page is served
ALONE: Final = 0.45  # its share of its subject, without which its sisters are shown too
TWIN: Final = 0.25  # beside the first page, the same for the other public
POSSIBLE: Final = 0.20  # less than that of any subject: we do not know
SHOWN: Final = 3
SAME: Final = 0.35  # what a second page of the same subject is worth beside another subject


@dataclass(frozen=True, slots=True)
class Trouvee:
    """A page found; `score` from 0 to 1: how far it may be trusted."""

    page_id: str
    sujet: str
    score: float


@dataclass(frozen=True, slots=True)
class Jugement:
    """What to say of one question. `human`: a subject for a person, whatever the pages."""

    verdict: Verdict
    pages: tuple[Trouvee, ...] = ()
    human: bool = False


def judge(vue: Vue) -> Jugement:
    """The verdict, and the pages worth showing."""
    subject = vue.subject
    trust = _trust(vue, subject)
    if subject == HORS_SUJET or not vue.pages or trust < POSSIBLE:
        return Jugement("unknown")
    if subject in SANS_PAGE:
        return Jugement("unknown", human=True)
    sure = trust >= SURE and _is_alone(vue) and not _depends_on_asker(vue)
    return Jugement("answer" if sure else "choices", pages_of(vue))


def pages_of(vue: Vue) -> tuple[Trouvee, ...]:
    """The pages worth showing."""
    return tuple(_found(fiche, likelihood, vue) for fiche, likelihood in _spread(vue))


def _trust(vue: Vue, subject: str) -> float:
    """How often a subject this likely is the right one."""
    held = min(max(vue.subjects[subject], 1e-6), 1 - 1e-6)
    slope, shift = (SLOPE_LOCAL, SHIFT_LOCAL) if vue.is_local else (SLOPE, SHIFT)
    return 1 / (1 + exp(-slope * log(held / (1 - held)) - shift))


def _is_alone(vue: Vue) -> bool:
    """The first page is of the likeliest subject, and not one of several sisters."""
    first, likelihood = vue.pages[0]
    return first.page.sujet == vue.subject and likelihood >= ALONE * vue.subjects[vue.subject]


def _depends_on_asker(vue: Vue) -> bool:
    """« je suis malade »: a page for each public, and we do not know who asks."""
    first, likelihood = vue.pages[0]
    reader = first.page.reader
    return (
        vue.asker is None
        and reader is not None
        and any(
            fiche.page.sujet == first.page.sujet
            and fiche.page.reader not in (None, reader)
            and other > TWIN * likelihood
            for fiche, other in vue.pages
        )
    )


def _found(fiche: Fiche, likelihood: float, vue: Vue) -> Trouvee:
    sujet = fiche.page.sujet
    return Trouvee(fiche.page.id, sujet, round(_trust(vue, sujet) * likelihood / vue.subjects[sujet], 3))


def _spread(vue: Vue) -> Iterator[tuple[Fiche, float]]:
    """The best page, then those that leave the least unsaid: rather another subject than a sister page."""
    left = [one for one in vue.pages if one[0].page.sujet not in SANS_PAGE]
    seen: dict[str, int] = {}
    while left and sum(seen.values()) < SHOWN:
        best = max(left, key=lambda one: one[1] * SAME ** seen.get(one[0].page.sujet, 0))
        left.remove(best)
        seen[best[0].page.sujet] = seen.get(best[0].page.sujet, 0) + 1
        yield best
