"""« Avez-vous pu vous parler ? »: what follows a contact given to both sides. Never takes a place by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.echeances import ReglesEcheances

ReponseSuivi = Literal["rdv_prevu", "message_laisse", "pas_encore", "sans_suite"]


@dataclass(frozen=True, slots=True)
class RendezVousPrevu:
    """They will meet: nothing more is asked."""


@dataclass(frozen=True, slots=True)
class ADemanderEncore:
    """They have not spoken yet: asked again then."""

    le: datetime


@dataclass(frozen=True, slots=True)
class AConfierAuRelais:
    """Asked often enough: the animatrice sees that they do not reach each other."""


@dataclass(frozen=True, slots=True)
class SansSuite:
    """The family goes no further with her: the professional is told politely."""


Suivi = RendezVousPrevu | ADemanderEncore | AConfierAuRelais | SansSuite


def suivi_at(contact_le: datetime, regles: ReglesEcheances) -> datetime:
    """Five days after the contact was given."""
    return contact_le + timedelta(days=regles.suivi_contact_jours)


def decide_suivi(reponse: ReponseSuivi, demandes_faites: int, regles: ReglesEcheances, now: datetime) -> Suivi:
    """What an answer leads to; `demandes_faites` counts the times the family was asked, this one included."""
    if reponse == "rdv_prevu":
        return RendezVousPrevu()
    if reponse == "sans_suite":
        return SansSuite()
    return ADemanderEncore(suivi_at(now, regles)) if demandes_faites < regles.suivis_max else AConfierAuRelais()
