"""The week that one place offers, as it is edited: moments by taps, exact hours by day. Never what a family needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import time

from bot.domain.assistants import Heures, Place
from bot.domain.demandes import ATYPIQUE_APRES, ATYPIQUE_AVANT
from bot.domain.semaine import JOURS, UN_JOUR, Grille, Moment, grille_between, grille_of, jours_of

TOUT: Grille = grille_of(JOURS, Moment)
DE_JOUR = tuple(moment for moment in Moment if moment is not Moment.NUIT)
EN_SEMAINE, WEEK_END = (0, 1, 2, 3, 4), (5, 6)
MERCREDI = 2
JOURNEES: Grille = grille_of(EN_SEMAINE, DE_JOUR)


def moments_of(grille: Grille, jour: int) -> tuple[Moment, ...]:
    """The moments that the grid holds on that day."""
    return tuple(moment for moment in Moment if grille >> (jour * len(Moment) + moment) & 1)


def without_day(grille: Grille, jour: int) -> Grille:
    """The grid, that day emptied."""
    return grille & ~(UN_JOUR << (jour * len(Moment)))


def copy_monday(grille: Grille) -> Grille:
    """Monday's moments on each day from Monday to Friday; the week-end stays."""
    week_end = grille & grille_of(WEEK_END, Moment)
    return week_end | grille_of(EN_SEMAINE, moments_of(grille, 0))


def by_alike_days(grille: Grille) -> list[tuple[tuple[int, ...], tuple[Moment, ...]]]:
    """The days that have the same moments, together, in the order of the week: how a week is read aloud."""
    found: dict[tuple[Moment, ...], list[int]] = {}
    for jour in jours_of(grille):
        found.setdefault(moments_of(grille, jour), []).append(jour)
    return [(tuple(jours), moments) for moments, jours in found.items()]


def with_grid(place: Place, grille: Grille) -> Place:
    """The place with this grid; exact hours stay on the days whose moments did not change."""
    return replace(place, grille=grille, horaires=exact_hours_kept(place.horaires, grille))


def with_hours(place: Place, jours: Collection[int], de: time, a: time) -> Place:
    """The place with these exact hours on these days: the grid of those days follows them."""
    said = {heures.jour: heures for heures in place.horaires} | {jour: Heures(jour, de, a) for jour in jours}
    grille = place.grille or 0
    for jour in said:
        grille = without_day(grille, jour)
    for heures in said.values():  # afterwards: a night that is crossed gives its morning to the next day
        grille |= grille_between(heures.jour, heures.de, heures.a)
    return replace(place, grille=grille, horaires=tuple(said[jour] for jour in sorted(said)))


def exact_hours_kept(horaires: Iterable[Heures], grille: Grille) -> tuple[Heures, ...]:
    """Exact hours are believed on the days on which the grid still says the same moments."""
    known = tuple(horaires)
    whole = 0
    for heures in known:
        whole |= grille_between(heures.jour, heures.de, heures.a)
    return tuple(h for h in known if _day_of(grille, h.jour) == _day_of(whole, h.jour))


def _day_of(grille: Grille, jour: int) -> Grille:
    return grille >> (jour * len(Moment)) & UN_JOUR


def is_atypique(place: Place) -> bool:
    """Before 7 h, after 20 h or at the week-end, as the Caf defines it; moments alone tell of nights and week-ends."""
    grille = place.grille or 0
    if any(jour in WEEK_END for jour in jours_of(grille)):
        return True
    exact = {heures.jour for heures in place.horaires}
    if any(Moment.NUIT in moments_of(grille, jour) for jour in JOURS if jour not in exact):
        return True
    return any(h.de < ATYPIQUE_AVANT or h.a > ATYPIQUE_APRES or h.a <= h.de for h in place.horaires)
