"""Whether somebody may register for an atelier, and who is first. Answers with a reason, never with an exception."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.ateliers import Atelier, Public
from bot.domain.calendrier import to_paris
from bot.domain.inscriptions import Attend
from bot.domain.regles_ateliers import Regles

Refus = Literal["annule", "passe", "pas_ouvert", "ferme", "public", "trop_ce_mois", "prise"]


@dataclass(frozen=True, slots=True)
class Histoire:
    """What is known of her beside this atelier. `absences`: without a word, in the last six months."""

    ce_mois: int = 0
    est_venue: bool = False
    absences: int = 0
    commune: str | None = None


def why_not(
    atelier: Atelier, publics: Sequence[Public], histoire: Histoire, regles: Regles, now: datetime
) -> Refus | None:
    """The first reason why she cannot register by herself now; None when she may."""
    if atelier.etat == "annule":
        return "annule"
    if atelier.is_over(now):
        return "passe"
    if not set(publics) & set(atelier.publics):
        return "public"
    if now >= atelier.fermeture_le:
        return "ferme"
    if atelier.ouverture_le is not None and now < atelier.ouverture_le:
        return "pas_ouvert"
    if regles.max_par_mois and histoire.ce_mois >= regles.max_par_mois:
        return "trop_ce_mois"
    return None


def must_wait(
    atelier: Atelier, histoire: Histoire, regles: Regles, commune_du_lieu: str | None, now: datetime
) -> Attend | None:
    """Why she is put on the list although there may be room: the team speaks with her first, or others are first."""
    if regles.absences_max and histoire.absences >= regles.absences_max:
        return "equipe"
    ends = regles.priority_ends(atelier.annonce_le)
    if ends is None or now >= ends or is_first(histoire, regles, commune_du_lieu):
        return None
    return "priorite"


def is_first(histoire: Histoire, regles: Regles, commune_du_lieu: str | None) -> bool:
    """Any of the relais's reasons is enough."""
    if regles.priorite_nouvelles and not histoire.est_venue:
        return True
    return regles.priorite_commune and commune_du_lieu is not None and histoire.commune == commune_du_lieu


def month_of(instant: datetime) -> tuple[date, date]:
    """The first day of the month of an atelier, and of the next month, in Paris."""
    first = to_paris(instant).date().replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, after


def choose_public(publics: Sequence[Public], atelier: Atelier) -> Public | None:
    """As what she comes: a professional who is a parent too comes as a professional where these are welcome."""
    order: tuple[Public, ...] = ("assistant_maternel", "garde_a_domicile", "parent")
    return next((one for one in order if one in publics and one in atelier.publics), None)
