"""A week as a grid of days and moments: what a place offers, what a family needs. Never a date, never a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from enum import IntEnum

JOURS = range(7)  # 0 = lundi, as datetime.weekday()


class Moment(IntEnum):
    """The six moments of a day, as a professional speaks of them; the bounds are in BORNES."""

    AVANT_ECOLE = 0
    MATIN = 1
    MIDI = 2
    APRES_MIDI = 3
    APRES_ECOLE = 4
    NUIT = 5


# Each moment holds the minutes [from, to) of the day; the night is what is left.
BORNES: dict[Moment, tuple[time, time]] = {
    Moment.AVANT_ECOLE: (time(6, 0), time(8, 30)),
    Moment.MATIN: (time(8, 30), time(12, 0)),
    Moment.MIDI: (time(12, 0), time(13, 30)),
    Moment.APRES_MIDI: (time(13, 30), time(16, 30)),
    Moment.APRES_ECOLE: (time(16, 30), time(20, 0)),
}

Grille = int  # a 42-bit mask, bit = jour * 6 + moment: a set that SQL can compare too
UN_JOUR: Grille = (1 << len(Moment)) - 1  # all the moments of the first day


def bit(jour: int, moment: Moment) -> Grille:
    """The mask of one moment of one day."""
    return 1 << (jour * len(Moment) + moment)


def moments_between(arrivee: time, depart: time) -> frozenset[Moment]:
    """The moments a child is there; a departure not after the arrival means the night is crossed."""
    if depart <= arrivee:
        return (
            frozenset(m for m, (_, fin) in BORNES.items() if fin > arrivee)
            | {Moment.NUIT}
            | {m for m, (debut, _) in BORNES.items() if debut < depart}
        )
    touched = {m for m, (debut, fin) in BORNES.items() if arrivee < fin and depart > debut}
    if arrivee < BORNES[Moment.AVANT_ECOLE][0] or depart > BORNES[Moment.APRES_ECOLE][1]:
        touched.add(Moment.NUIT)
    return frozenset(touched)


def grille_of(jours: Iterable[int], moments: Iterable[Moment]) -> Grille:
    """The grid of the same moments on each of these days."""
    wanted = tuple(moments)
    mask = 0
    for jour in jours:
        for moment in wanted:
            mask |= bit(jour, moment)
    return mask


def grille_between(jour: int, arrivee: time, depart: time) -> Grille:
    """What one day of care occupies; when the night is crossed, its morning belongs to the next day."""
    if depart > arrivee:
        return grille_of((jour,), moments_between(arrivee, depart))
    soir = {m for m, (_, fin) in BORNES.items() if fin > arrivee} | {Moment.NUIT}
    matin = {m for m, (debut, _) in BORNES.items() if debut < depart}
    return grille_of((jour,), soir) | grille_of(((jour + 1) % len(JOURS),), matin)


def jours_of(grille: Grille) -> tuple[int, ...]:
    """The days on which the grid holds at least one moment."""
    return tuple(jour for jour in JOURS if grille >> (jour * len(Moment)) & 0b111111)


def covers(offered: Grille, needed: Grille) -> bool:
    """True when everything needed is offered."""
    return needed & ~offered == 0
