"""What a family searches, and the life of a request. Never who the family is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from bot.domain.mois import Mois
from bot.domain.semaine import Moment, moments_between

Mode = Literal["assistant_maternel", "collectif", "garde_a_domicile", "ne_sait_pas"]
Semaines = Literal["toutes", "une_sur_deux"]
Periode = Literal["annee", "hors_vacances", "mercredis_et_vacances"]
Trajet = Literal["assistant_maternel", "famille", "ne_sait_pas"]
AccueilAdapte = Literal["non", "avec_animatrice", "tait"]
Pour = Literal["mon_enfant", "enfant_accueilli", "famille_accompagnee"]
Flou = Literal["commune", "mois", "horaires"]  # what professionals read vaguely
Etat = Literal["a_valider", "active", "transmise", "pourvue", "retiree", "expiree", "close"]

ATYPIQUE_AVANT, ATYPIQUE_APRES = time(7, 0), time(20, 0)  # Caf: before 7 h, after 20 h or the week-end
IMPREVU_JOURS = 7
AGE_MAX_ANS = 11  # a child of 12 is too old for a relais


@dataclass(frozen=True, slots=True)
class Enfant:
    """A child, known by a month only; `attendu` = birth or arrival still to come."""

    mois: Mois
    attendu: bool = False

    def age_at(self, day: date) -> int:
        """Age in months at that day; below zero, the child is not born yet."""
        return self.mois.months_until(day)


@dataclass(frozen=True, slots=True)
class Horaires:
    """The hours of a day. `variables`: earliest arrival, latest departure, a number of days instead of named days."""

    arrivee: time
    depart: time
    variables: bool = False
    jours_par_semaine: int | None = None

    def minutes(self) -> int:
        """Length of one day of care, in minutes; a departure not after the arrival crosses the night."""
        start, end = (t.hour * 60 + t.minute for t in (self.arrivee, self.depart))
        return end - start if end > start else end - start + 24 * 60


@dataclass(frozen=True, slots=True)
class Besoin:
    """Everything a rule may know of a search. None = « je ne sais pas encore », which never excludes anybody.

    `commune` is an INSEE code, `rayon_km` a distance as the crow flies between communes' centres,
    `jours` holds 0 (lundi) to 6; `separes` = the children may go to different professionals.
    """

    commune: str
    rayon_km: int
    enfants: tuple[Enfant, ...]
    a_partir_du: date | None = None
    jusqu_au: date | None = None
    jours: frozenset[int] | None = None
    semaines: Semaines = "toutes"
    horaires: Horaires | None = None
    periode: Periode | None = None
    ecole: str | None = None
    trajet: Trajet | None = None
    imprevu: bool = False
    accueil_adapte: AccueilAdapte = "non"
    separes: bool = False

    def has_attendu(self) -> bool:
        """A child is still to come, as far as anybody has said: nobody ever asks."""
        return any(enfant.attendu for enfant in self.enfants)

    def is_attendu_passe(self, today: date) -> bool:
        """The month in which a child was expected is over: from then on one question only may be asked."""
        return any(enfant.attendu and enfant.mois < Mois.of(today) for enfant in self.enfants)

    def is_atypique(self) -> bool:
        """Before 7 h, after 20 h or on a week-end (Caf's definition)."""
        if self.jours is not None and self.jours & {5, 6}:
            return True
        h = self.horaires
        return h is not None and (h.arrivee < ATYPIQUE_AVANT or h.depart > ATYPIQUE_APRES or h.depart <= h.arrivee)

    def is_fratrie(self) -> bool:
        """More than one child in the same request."""
        return len(self.enfants) > 1

    def is_periscolaire(self) -> bool:
        """Before and after school: a school is named."""
        return self.ecole is not None

    def moments(self) -> frozenset[Moment] | None:
        """The moments of a day the children are there, None when the hours are not known."""
        return moments_between(self.horaires.arrivee, self.horaires.depart) if self.horaires else None

    def heures_par_semaine(self) -> float | None:
        """Weekly hours in a week of care; an upper bound when the hours vary.

        None while days or hours are not known, and before and after school, when nobody was asked the school's hours.
        """
        if self.horaires is None or self.is_periscolaire():
            return None
        days = self.horaires.jours_par_semaine or (len(self.jours) if self.jours is not None else None)
        return None if days is None else days * self.horaires.minutes() / 60


def is_imprevu_possible(a_partir_du: date | None, today: date) -> bool:
    """« Ce besoin est-il imprévu ? » is asked only for a start within a week (Caf: an answer within one week)."""
    return a_partir_du is not None and timedelta(0) <= a_partir_du - today <= timedelta(days=IMPREVU_JOURS)
