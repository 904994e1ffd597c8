"""How far one place can answer for one child: the heart of the matching rule. Never who the professional is."""

from __future__ import annotations

from enum import IntEnum

from bot.domain.assistants import Place
from bot.domain.criteres import Criteres, EnfantVoulu


class Lien(IntEnum):
    """From the first obstacle to the best answer: the highest of a professional's places says what to do with her."""

    AGE = -5
    RESERVEE = -4
    OCCUPEE = -3
    JOURS = -2
    MOMENTS = -1
    PARTIEL = 1
    PEUT_ETRE = 2
    OUI = 3


_OCCUPEE, _PARTIEL, _PEUT_ETRE, _OUI = Lien.OCCUPEE, Lien.PARTIEL, Lien.PEUT_ETRE, Lien.OUI  # read 10,000 times


def lien(criteres: Criteres, enfant: EnfantVoulu, place: Place) -> Lien:
    """One place, one child. What is not known never excludes: it makes `PEUT_ETRE`.

    Ages are facts of the agrément and always count; a state and a grid count while their news is fresh.
    """
    age = enfant.age
    if (place.age_min is not None and age < place.age_min) or (place.age_max is not None and age > place.age_max):
        return Lien.AGE
    permise = True if place.restriction is None else _is_permitted(place, enfant)
    if permise is False:
        return Lien.RESERVEE
    etat = _etat_lien(criteres, place)
    if etat is _OUI or etat is _PARTIEL:
        etat = min(etat, _grille_lien(enfant, place))
    return etat if permise or etat is not _OUI else _PEUT_ETRE


def _is_permitted(place: Place, enfant: EnfantVoulu) -> bool | None:
    """A restricted place takes only the children it is for; None when it cannot be told."""
    return enfant.scolaire if place.restriction == "periscolaire" else enfant.temps_partiel


def _etat_lien(criteres: Criteres, place: Place) -> Lien:
    """OUI: free in time; PARTIEL: free a little late; OCCUPEE: surely taken; PEUT_ETRE: no fresh news.

    A place that is taken until a day before the start may be free then: she is asked, it is never shown as free.
    """
    news = place.confirmee_le
    if news is None or news < criteres.fraiche_depuis or place.etat == "inconnue":
        return _PEUT_ETRE
    if place.etat != "libre":
        ends = place.jusqu_au is not None and place.jusqu_au < criteres.libre_avant
        return _PEUT_ETRE if ends or news < criteres.occupee_depuis else _OCCUPEE
    if place.libre_le is None or place.libre_le <= criteres.libre_avant:
        return _OUI
    return _PARTIEL if place.libre_le <= criteres.tard_avant else _OCCUPEE


def _grille_lien(enfant: EnfantVoulu, place: Place) -> Lien:
    """The days and moments of a fresh, free place against the child's week."""
    semaine = enfant.semaine
    if not semaine.jours:
        return _OUI
    if place.grille is None:  # never said: it excludes nobody, and what is free stays known as free
        return _OUI
    offerte = semaine.within(place.grille, place.horaires) if place.horaires else place.grille
    if semaine.is_covered_by(offerte):
        return _OUI
    if semaine.jours_couverts(offerte):
        return _PARTIEL
    return Lien.MOMENTS if semaine.touches_a_day_of(place.grille) else Lien.JOURS
