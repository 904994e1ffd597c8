"""Matching, as the rest of the project calls it: a request before professionals, a declared place before requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.admissibilite import enfants_accueillis, judge
from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.criteres import Candidat, Criteres, Recherche, ReglesAppariement, prepare
from bot.domain.explications import Explication, explain
from bot.domain.places import lien
from bot.domain.vagues import Attendre, Avancement, Ouvrir, PlusPersonne, Suffisant, decide_attente, next_cercle
from bot.domain.verdicts import CERCLES, Admise, Cercle, Exclue, Raison, Verdict

__all__ = [
    "CERCLES",
    "Admise",
    "Attendre",
    "Avancement",
    "Candidat",
    "Cercle",
    "Criteres",
    "DemandeTrouvee",
    "Exclue",
    "Explication",
    "Ouvrir",
    "PlusPersonne",
    "Raison",
    "Recherche",
    "RechercheProche",
    "ReglesAppariement",
    "Suffisant",
    "Verdict",
    "decide_attente",
    "demandes_for_place",
    "explain",
    "judge",
    "next_cercle",
    "prepare",
]


@dataclass(frozen=True, slots=True)
class RechercheProche:
    """An open request and its distance from the professional who declares a place."""

    recherche: Recherche
    distance_km: float


@dataclass(frozen=True, slots=True)
class DemandeTrouvee:
    """A request that the declared place can answer, wholly or in part."""

    recherche: Recherche
    cercle: Cercle


def demandes_for_place(
    assistant: AssistantMaternel,
    place: Place,
    recherches: Iterable[RechercheProche],
    regles: ReglesAppariement,
    now: datetime,
    today: date,
) -> Iterator[DemandeTrouvee]:
    """The open requests that this place, just declared, can answer: the same rule read from the other side.

    Whether she is already asked, or said no for a reason that lasts, is for the propositions to tell.
    """
    declared = with_place(assistant, place)
    for proche in recherches:
        criteres = prepare(proche.recherche, regles, now, today)
        verdict = judge(criteres, Candidat(declared, proche.distance_km))
        if isinstance(verdict, Admise) and _serves(criteres, declared, place):
            yield DemandeTrouvee(proche.recherche, verdict.cercle)


def with_place(assistant: AssistantMaternel, place: Place) -> AssistantMaternel:
    """Her entry with this place in the stead of the one of the same rank."""
    others = tuple(other for other in assistant.places if other.rang != place.rang)
    return replace(assistant, places=tuple(sorted((*others, place), key=lambda p: p.rang)))


def _serves(criteres: Criteres, assistant: AssistantMaternel, place: Place) -> bool:
    """True when this very place can take one of the children: another place of hers is no news."""
    return any(lien(criteres, enfant, place) > 0 for enfant in enfants_accueillis(criteres, assistant))
