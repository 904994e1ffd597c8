"""What a family reads on « Mes demandes »: counts, the next step, its date, as data. Never a name, never a promise."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.demandes import Etat
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import DEMANDE_OUVERTE, Proposition

SEUIL_COMPTES = 3  # with one or two asked, a count would tell who said no

Quoi = Literal[
    "validation",  # an animatrice reads the request before it leaves
    "envoi",  # letters wait for the hours in which one may write
    "appels",  # the animatrice phones those who have no Telegram
    "reponses",  # answers may come, then others are asked
    "bilan",  # the answer that the family gets in every case
    "contact",  # somebody is interested: it is the family's turn
    "veille",  # nobody left to ask: the request stays open for places to come
    "fin",  # nothing more will happen
]


@dataclass(frozen=True, slots=True)
class Comptes:
    """Those who were really asked, each counted once: demandees = pas_libres + interessees + sans_reponse."""

    demandees: int
    pas_libres: int
    interessees: int
    sans_reponse: int
    a_appeler: int = 0  # not asked yet: the relais will phone them
    sans_suite: int = 0  # of the interested, those with whom the family goes no further

    def is_shown(self) -> bool:
        """From three asked on."""
        return self.demandees >= SEUIL_COMPTES

    @property
    def en_contact(self) -> int:
        """The interested whom the family has not put aside."""
        return self.interessees - self.sans_suite


@dataclass(frozen=True, slots=True)
class ProchaineEtape:
    """What comes next and when; a date is None when only a person can tell."""

    quoi: Quoi
    quand: datetime | date | None


@dataclass(frozen=True, slots=True)
class Echeances:
    """The instants that the caller knows of a request; None = there is none."""

    envoi: datetime | None = None
    vague: datetime | None = None
    bilan: datetime | None = None
    active_jusqu_au: date | None = None


@dataclass(frozen=True, slots=True)
class SituationDemande:
    """A request as its family sees it."""

    etat: Etat
    comptes: Comptes
    etape: ProchaineEtape


def house(proposition: Proposition, maisons: Mapping[int, int]) -> Hashable:
    """Her MAM, or herself when she works alone: what an answer speaks for."""
    mam = maisons.get(proposition.assistant)
    return ("mam", mam) if mam is not None else proposition.assistant


def count_propositions(propositions: Iterable[Proposition], maisons: Mapping[int, int] | None = None) -> Comptes:
    """Counts those who were asked; somebody taken out, or whose letter has not left, was not.

    `maisons` (professional → MAM): the members of one house count once, for the best that one of them said.
    """
    pas_libres = interessees = sans_reponse = a_appeler = sans_suite = 0
    for proposition in _best_of_houses(propositions, maisons) if maisons else propositions:
        if proposition.etat in {"pas_cette_fois", "plus_disponible"}:
            pas_libres += 1
        elif proposition.etat == "interessee":
            interessees += 1
            sans_suite += isinstance(proposition, PropositionSuivie) and not proposition.is_live_yes
        elif proposition.etat == "a_appeler":
            a_appeler += 1
        elif proposition.etat != "retiree" and proposition.envoyee_le is not None:
            sans_reponse += 1
    asked = pas_libres + interessees + sans_reponse
    return Comptes(asked, pas_libres, interessees, sans_reponse, a_appeler, sans_suite)


def describe_demande(
    etat: Etat,
    propositions: Iterable[Proposition],
    echeances: Echeances,
    now: datetime,
    maisons: Mapping[int, int] | None = None,
) -> SituationDemande:
    """Where a request stands."""
    comptes = count_propositions(propositions, maisons)
    return SituationDemande(etat, comptes, next_etape(etat, comptes, echeances, now))


def next_etape(etat: Etat, comptes: Comptes, echeances: Echeances, now: datetime) -> ProchaineEtape:
    """The next thing that will happen, the nearest to the family first; an instant already past is not announced."""
    if etat == "a_valider":
        return ProchaineEtape("validation", _ahead(echeances.bilan, now))
    if etat not in DEMANDE_OUVERTE:
        return ProchaineEtape("fin", None)
    if comptes.en_contact:
        return ProchaineEtape("contact", None)
    if comptes.a_appeler and not comptes.sans_reponse:
        return ProchaineEtape("appels", _ahead(echeances.bilan, now))
    steps: tuple[tuple[Quoi, datetime | None], ...] = (
        ("envoi", echeances.envoi if not comptes.demandees else None),
        ("reponses", echeances.vague if comptes.sans_reponse else None),
        ("bilan", echeances.bilan),
    )
    ahead = [ProchaineEtape(quoi, quand) for quoi, quand in steps if _ahead(quand, now)]
    return ahead[0] if ahead else ProchaineEtape("veille", echeances.active_jusqu_au)


def _best_of_houses(propositions: Iterable[Proposition], maisons: Mapping[int, int]) -> list[Proposition]:
    best: dict[Hashable, Proposition] = {}
    for proposition in propositions:
        where = house(proposition, maisons)
        known = best.get(where)
        if known is None or _hope(proposition) > _hope(known):
            best[where] = proposition
    return list(best.values())


def _hope(proposition: Proposition) -> int:
    """A yes that lives, a yes put aside, a question that waits, a call to make, a no."""
    if proposition.etat == "interessee":
        return 5 if not isinstance(proposition, PropositionSuivie) or proposition.is_live_yes else 4
    if proposition.etat == "en_attente" and proposition.envoyee_le is not None:
        return 3
    return {"expiree": 2, "a_appeler": 2, "pas_cette_fois": 1, "plus_disponible": 1}.get(proposition.etat, 0)


def _ahead(instant: datetime | None, now: datetime) -> datetime | None:
    return instant if instant is not None and instant > now else None
