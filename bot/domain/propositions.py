"""The life of one proposal, from a request to a professional: pure decisions. Never who they are, nor what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.demandes import Etat
from bot.domain.verdicts import Cercle

EtatProposition = Literal[
    "en_attente",  # her letter is leaving or has left
    "a_appeler",  # she has no Telegram: the animatrice phones her
    "interessee",
    "pas_cette_fois",
    "expiree",
    "pourvue",  # the family has found: she was thanked
    "retiree",  # the request was withdrawn, or the animatrice took her out
    "plus_disponible",  # she said yes, then that she could not any more
]
Motif = Literal["complet", "horaires", "trop_loin", "age", "pause", "autre"]
MOTIFS: tuple[Motif, ...] = ("complet", "horaires", "trop_loin", "age", "pause", "autre")
Suite = Literal["famille_appelle", "assistant_appelle", "par_le_relais"]
Reponse = Literal["interessee", "pas_cette_fois", "plus_disponible"]

OUVERTES: frozenset[EtatProposition] = frozenset({"en_attente", "a_appeler"})
DEMANDE_OUVERTE: frozenset[Etat] = frozenset({"active", "transmise"})
# Those before whom an animatrice may put the request again.
PLUS_INTERROGEES: frozenset[EtatProposition] = frozenset({"retiree", "expiree", "plus_disponible"})
MOTIFS_PASSAGERS: frozenset[Motif] = frozenset({"complet", "pause"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """One request proposed to one professional. Delays run from `envoyee_le`, the real sending; None = not left yet."""

    demande: int
    assistant: int
    cercle: Cercle | Literal["a_la_main"]
    etat: EtatProposition = "en_attente"
    envoyee_le: datetime | None = None
    relancee_le: datetime | None = None
    relances: int = 0
    repondue_le: datetime | None = None
    motif: Motif | None = None
    suite: Suite | None = None


@dataclass(frozen=True, slots=True)
class Interessee:
    """Her yes is kept. `tardive`: after the proposal's ten days, while the family still searches: it is welcome."""

    tardive: bool = False


@dataclass(frozen=True, slots=True)
class NonMerci:
    """Her no is kept, with its reason when she gave one; it goes to the relais only."""

    motif: Motif | None = None


@dataclass(frozen=True, slots=True)
class PlusDisponible:
    """She takes her yes back: the family and the relais are told."""


@dataclass(frozen=True, slots=True)
class DejaRepondu:
    """The same answer again, or a no after a yes: nothing changes, `etat` is what stands."""

    etat: EtatProposition


@dataclass(frozen=True, slots=True)
class DejaPourvue:
    """The family has found: « merci de lui avoir répondu »."""


@dataclass(frozen=True, slots=True)
class Retiree:
    """The request was withdrawn or closed, or does not go to her any more."""


@dataclass(frozen=True, slots=True)
class TropTard:
    """The request itself has come to its end."""


Decision = Interessee | NonMerci | PlusDisponible | DejaRepondu | DejaPourvue | Retiree | TropTard


def decide_reponse(proposition: Proposition, demande: Etat, reponse: Reponse, motif: Motif | None = None) -> Decision:
    """What an answer changes; the same tap twice changes nothing. Bound to this request, whatever else she was asked.

    An answer counts while the family searches, even after the proposal's ten days; a no may become a yes.
    """
    if reponse == "plus_disponible" and proposition.etat == "interessee":
        return PlusDisponible()
    if _already_said(proposition, reponse, motif):
        return DejaRepondu(proposition.etat)
    closed = _closed(proposition, demande)
    if closed is not None:
        return closed
    if reponse == "interessee":
        return Interessee(tardive=proposition.etat == "expiree")
    return NonMerci(motif)


def _already_said(proposition: Proposition, reponse: Reponse, motif: Motif | None) -> bool:
    """A reason given after a no is news; a no after a yes is said with « je ne suis plus disponible »."""
    if proposition.etat == "pas_cette_fois":
        return reponse != "interessee" and (motif is None or motif == proposition.motif)
    if proposition.etat == "plus_disponible":
        return reponse != "interessee"
    return proposition.etat == "interessee"


def _closed(proposition: Proposition, demande: Etat) -> DejaPourvue | Retiree | TropTard | None:
    if proposition.etat == "pourvue" or demande == "pourvue":
        return DejaPourvue()
    if proposition.etat == "retiree" or demande in {"retiree", "close", "a_valider"}:
        return Retiree()
    return TropTard() if demande == "expiree" else None


def may_be_proposed_again(proposition: Proposition) -> bool:
    """After a place was declared: those whom nothing lasting keeps away, and who are not being asked already."""
    if proposition.etat == "pas_cette_fois":
        return proposition.motif in MOTIFS_PASSAGERS
    return proposition.etat in {"expiree", "plus_disponible"}


def list_suites(famille_accepte_appel: bool) -> tuple[Suite, ...]:
    """How they may meet: she calls the family only when the family agreed to it."""
    if famille_accepte_appel:
        return "famille_appelle", "assistant_appelle", "par_le_relais"
    return "famille_appelle", "par_le_relais"
