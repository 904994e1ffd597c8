"""When the next professionals are asked, and who they are: a decision as a value. Never sends anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.admissibilite import judge
from bot.domain.criteres import Candidat, Criteres, ReglesAppariement
from bot.domain.ordre import choose
from bot.domain.verdicts import CERCLES, Admise, Cercle


@dataclass(frozen=True, slots=True)
class Avancement:
    """Where a request stands. `sollicites`: the ids of all who were ever asked, whatever they answered.

    `echeance` is the end of the last wave's delay (3 days; 1 open day for a besoin imprévu), counted by the caller
    from its real sending; None with somebody `en_attente` = her letter has not left yet.
    `en_attente` counts those who are asked and silent, those to be phoned included; with only those, `echeance` is
    the animatrice's own.
    """

    sollicites: frozenset[int] = frozenset()
    interesses: int = 0
    en_attente: int = 0
    echeance: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ouvrir:
    """These professionals are asked now, in this order."""

    cercle: Cercle
    qui: tuple[Candidat, ...]


@dataclass(frozen=True, slots=True)
class Attendre:
    """Answers may still come until then; None: until the letters have left."""

    jusqu_a: datetime | None


@dataclass(frozen=True, slots=True)
class Suffisant:
    """Enough professionals are interested: nobody else is disturbed."""


@dataclass(frozen=True, slots=True)
class PlusPersonne:
    """Everybody who could be asked was; the request stays open for places to come."""


Vague = Ouvrir | Attendre | Suffisant | PlusPersonne


def next_cercle(criteres: Criteres, candidats: Iterable[Candidat], avancement: Avancement, now: datetime) -> Vague:
    """The next wave of a request: the first circle that still has somebody, the rest of a large circle before the next.

    When everybody asked has answered, the next wave does not wait for the end of the delay.
    """
    pause = decide_attente(avancement, criteres.regles, now)
    if pause is not None:
        return pause
    cercles = partition(criteres, (k for k in candidats if k.assistant.id not in avancement.sollicites))
    for cercle in CERCLES:
        if cercles[cercle]:
            return Ouvrir(cercle, choose(cercles[cercle], criteres.recherche.numero, criteres.regles.max_sollicites))
    return PlusPersonne()


def decide_attente(avancement: Avancement, regles: ReglesAppariement, now: datetime) -> Suffisant | Attendre | None:
    """Whether nobody must be asked now, known before any candidate is read from the directory."""
    if avancement.interesses >= regles.interesses_suffisants:
        return Suffisant()
    if avancement.en_attente and (avancement.echeance is None or now < avancement.echeance):
        return Attendre(avancement.echeance)
    return None


def partition(criteres: Criteres, candidats: Iterable[Candidat]) -> dict[Cercle, list[Candidat]]:
    """Those who may be asked, by circle."""
    cercles: dict[Cercle, list[Candidat]] = {cercle: [] for cercle in CERCLES}
    for candidat in candidats:
        verdict = judge(criteres, candidat)
        if isinstance(verdict, Admise):
            cercles[verdict.cercle].append(candidat)
    return cercles
