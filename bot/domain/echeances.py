"""When something is due in the life of a request and of its proposals. Never does it; open hours are given to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.calendrier import to_paris
from bot.domain.propositions import Proposition
from bot.domain.reglages import Reglages

RELANCES_AU_PLUS = 2
RELANCE_AU_PLUS_TOT_JOURS = 3


@dataclass(frozen=True, slots=True)
class ReglesEcheances:
    """The settings of the delays; the fields bear the names of the relais's settings."""

    relances_max: int = 2
    relance_apres_jours: int = 3
    proposition_expire_jours: int = 10
    reponse_famille_jours: int = 10
    reponse_imprevu_jours: int = 7
    """A besoin imprévu is answered within one week (Caf)."""
    suivi_contact_jours: int = 5
    suivis_max: int = 2
    demande_active_apres_debut_jours: int = 30
    demande_sans_date_jours: int = 180
    """How long a request without a start date stays active: availability is declared for six months."""
    confirmation_semaines: int = 6

    @classmethod
    def of(cls, reglages: Reglages) -> ReglesEcheances:
        """What a relais has set; the rest is the service's."""
        return cls(
            relances_max=reglages.relances_max,
            relance_apres_jours=reglages.relance_apres_jours,
            proposition_expire_jours=reglages.proposition_expire_jours,
            reponse_famille_jours=reglages.reponse_famille_jours,
            suivi_contact_jours=reglages.suivi_contact_jours,
            demande_active_apres_debut_jours=reglages.demande_active_apres_debut_jours,
            confirmation_semaines=reglages.confirmation_semaines,
        )


def relance_at(
    proposition: Proposition, regles: ReglesEcheances, *, en_pause: bool, instants: Sequence[datetime] | None = None
) -> datetime | None:
    """When she is reminded next: three days at least after the real sending, twice at most; None = never.

    Never somebody who answered, paused, or is phoned; never once the proposal has expired. `instants`: for a besoin
    imprévu, the instants of its reminders, which the caller counts in open hours.
    """
    n = proposition.relances
    if en_pause or proposition.etat != "en_attente" or n >= min(regles.relances_max, RELANCES_AU_PLUS):
        return None
    if instants is not None:
        return instants[n] if n < len(instants) else None
    last = proposition.relancee_le or proposition.envoyee_le
    expires = expires_at(proposition, regles)
    if last is None or expires is None:
        return None
    due = last + timedelta(days=max(regles.relance_apres_jours, RELANCE_AU_PLUS_TOT_JOURS))
    return due if due < expires else None


def is_relance_due(
    proposition: Proposition,
    regles: ReglesEcheances,
    now: datetime,
    *,
    en_pause: bool,
    instants: Sequence[datetime] | None = None,
) -> bool:
    """True when her reminder's time has come."""
    due = relance_at(proposition, regles, en_pause=en_pause, instants=instants)
    return due is not None and due <= now


def expires_at(proposition: Proposition, regles: ReglesEcheances) -> datetime | None:
    """Ten days after the real sending, as long as she has not answered; somebody to be phoned does not expire."""
    if proposition.etat != "en_attente" or proposition.envoyee_le is None:
        return None
    return proposition.envoyee_le + timedelta(days=regles.proposition_expire_jours)


def is_expired(proposition: Proposition, regles: ReglesEcheances, now: datetime) -> bool:
    """True when the proposal has waited long enough; the request itself goes on."""
    end = expires_at(proposition, regles)
    return end is not None and end <= now


def answer_due_at(deposee_le: datetime, imprevu: bool, regles: ReglesEcheances) -> datetime:
    """By when the family gets an answer, whatever it is: ten days after it asked; one week for a besoin imprévu."""
    return deposee_le + timedelta(days=regles.reponse_imprevu_jours if imprevu else regles.reponse_famille_jours)


def is_answer_due(
    deposee_le: datetime, imprevu: bool, repondue_le: datetime | None, regles: ReglesEcheances, now: datetime
) -> bool:
    """True when the family must be answered now: the time has come and nothing was said yet."""
    return repondue_le is None and answer_due_at(deposee_le, imprevu, regles) <= now


def active_until(a_partir_du: date | None, deposee_le: date, regles: ReglesEcheances) -> date:
    """The last day of a request: the wanted start, or its own day when that was later, and thirty days."""
    if a_partir_du is None:
        return deposee_le + timedelta(days=regles.demande_sans_date_jours)
    return max(a_partir_du, deposee_le) + timedelta(days=regles.demande_active_apres_debut_jours)


def confirmation_at(confirmee_le: datetime, fin: date, regles: ReglesEcheances) -> datetime | None:
    """« Votre recherche est-elle toujours d'actualité ? », six weeks after the last word; None: it ends before."""
    due = confirmee_le + timedelta(weeks=regles.confirmation_semaines)
    return due if to_paris(due).date() <= fin else None
