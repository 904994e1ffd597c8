"""One need, two professionals: parts that they said they can take, put together. Never a ranking, nor one job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from itertools import combinations
from typing import Literal

from bot.domain.demandes import Besoin
from bot.domain.ordre import draw

DemiJournee = Literal["journee", "matin", "apres_midi"]
Case = tuple[int, int, int]  # child, day, half of the day: the smallest part of a need
MIDI = time(13)
SANS_JOUR = -1  # the days are not named: the whole week is one
HALVES: dict[DemiJournee, frozenset[int]] = {
    "journee": frozenset({0, 1}), "matin": frozenset({0}), "apres_midi": frozenset({1}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Partie:
    """What somebody can take: days of the request, a half of each or all of it, children by their rank."""

    jours: frozenset[int]
    moment: DemiJournee
    enfants: frozenset[int]


def days_of(besoin: Besoin) -> tuple[int, ...]:
    """The days that can be shared out."""
    return tuple(sorted(besoin.jours)) if besoin.jours else (SANS_JOUR,)


def halves_of(besoin: Besoin) -> frozenset[int]:
    """The halves of a day in which the children are there; both when the hours are not known."""
    h = besoin.horaires
    if h is None or h.depart <= h.arrivee:
        return HALVES["journee"]
    return frozenset(half for half, there in ((0, h.arrivee < MIDI), (1, h.depart > MIDI)) if there)


def can_be_shared(besoin: Besoin) -> bool:
    """Several named days, or children who may go apart: something can be a part of it."""
    return len(days_of(besoin)) > 1 or (besoin.is_fratrie() and besoin.separes)


def need_of(besoin: Besoin) -> frozenset[Case]:
    """All of it."""
    return _cases(besoin, frozenset(range(len(besoin.enfants))), frozenset(days_of(besoin)), halves_of(besoin))


def offer_of(besoin: Besoin, partie: Partie) -> frozenset[Case]:
    """What that part holds; nothing when it would part children who must stay together."""
    everybody = frozenset(range(len(besoin.enfants)))
    if not besoin.separes and partie.enfants != everybody:
        return frozenset()
    jours = partie.jours or frozenset(days_of(besoin))
    return _cases(besoin, partie.enfants, jours, HALVES[partie.moment]) & need_of(besoin)


def is_whole(besoin: Besoin, partie: Partie) -> bool:
    """It is no part: she can take everything."""
    return offer_of(besoin, partie) == need_of(besoin)


def find_pairs(numero: int, besoin: Besoin, parties: Mapping[int, Partie]) -> tuple[tuple[int, int], ...]:
    """Two who cover the need together, when neither does alone; in an order drawn by lot that anybody can redo."""
    need = need_of(besoin)
    offers = {who: offer_of(besoin, partie) for who, partie in parties.items()}
    alone = {who: offer for who, offer in offers.items() if offer and offer != need}
    drawn = sorted(alone, key=lambda who: draw(numero, who))
    return tuple(pair for pair in combinations(drawn, 2) if alone[pair[0]] | alone[pair[1]] == need)


def missing_days(besoin: Besoin, parties: Mapping[int, Partie]) -> frozenset[int]:
    """The days that some part leaves without anybody; none when nobody offered a part."""
    need = need_of(besoin)
    return frozenset(day for partie in parties.values() for _, day, _ in need - offer_of(besoin, partie))


def _cases(besoin: Besoin, enfants: frozenset[int], jours: frozenset[int], halves: frozenset[int]) -> frozenset[Case]:
    kept = frozenset(enfants) & frozenset(range(len(besoin.enfants)))
    return frozenset((enfant, jour, half) for enfant in kept for jour in jours for half in halves)
