"""The days and moments that one child needs, ready to be compared with a place's grid. Never a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.domain.assistants import Heures
from bot.domain.demandes import Besoin, Horaires
from bot.domain.semaine import JOURS, UN_JOUR, Grille, Moment, grille_between, grille_of, jours_of

JOURS_D_ECOLE = frozenset({0, 1, 3, 4})  # Wednesday depends on the commune: it is needed as the family says it
A_L_ECOLE = grille_of(JOURS_D_ECOLE, (Moment.MATIN, Moment.MIDI, Moment.APRES_MIDI))


@dataclass(frozen=True, slots=True)
class SemaineVoulue:
    """What a place must offer: `minimum` days among `jours`; `par_jour` holds one mask for each of them.

    `entier`: all of a day's mask is needed; otherwise (hours not known) any moment of that day is enough.
    With no day at all, nothing is asked. One week out of two needs the same days, so it asks for the same grid.
    `heures`: arrival and departure of each day, when they are known, on the same day, and not cut by school.
    """

    jours: tuple[int, ...] = ()
    par_jour: tuple[Grille, ...] = ()
    minimum: int = 0
    entier: bool = True
    utile: Grille = 0  # every bit of every day: a place that offers none of them cannot help
    heures: tuple[time, time] | None = None

    def within(self, offerte: Grille, horaires: tuple[Heures, ...]) -> Grille:
        """What the grid really offers to these hours: a day whose exact hours begin later or end sooner offers none."""
        if self.heures is None:
            return offerte
        arrivee, depart = self.heures
        for exact in horaires:
            if exact.a > exact.de and not exact.de <= arrivee < depart <= exact.a:
                offerte &= ~(UN_JOUR << (exact.jour * len(Moment)))
        return offerte

    def jours_couverts(self, offerte: Grille) -> tuple[int, ...]:
        """The days wanted that this grid can take."""
        pairs = zip(self.jours, self.par_jour, strict=True)
        if self.entier:
            return tuple(jour for jour, masque in pairs if masque & ~offerte == 0)
        return tuple(jour for jour, masque in pairs if masque & offerte)

    def is_covered_by(self, offerte: Grille) -> bool:
        """The whole need, in one comparison when the grid offers everything."""
        return self.utile & ~offerte == 0 or len(self.jours_couverts(offerte)) >= self.minimum

    def touches_a_day_of(self, offerte: Grille) -> bool:
        """True when the grid offers something, at any moment, on a day that is wanted."""
        return any(jour in self.jours for jour in jours_of(offerte))


def semaine_voulue(besoin: Besoin, scolaire: bool) -> SemaineVoulue:
    """The week of one child; before and after school, the hours in class are nobody's to cover."""
    horaires = besoin.horaires
    if besoin.jours is None and horaires is None:
        return SemaineVoulue()
    jours = tuple(sorted(besoin.jours)) if besoin.jours is not None else tuple(JOURS)
    masques = tuple(_masque(jour, horaires, scolaire) for jour in jours)
    utile = 0
    for masque in masques:
        utile |= masque
    heures = None
    if horaires is not None and not scolaire and horaires.arrivee < horaires.depart:
        heures = (horaires.arrivee, horaires.depart)
    return SemaineVoulue(jours, masques, _minimum(besoin), horaires is not None, utile, heures)


def _masque(jour: int, horaires: Horaires | None, scolaire: bool) -> Grille:
    if horaires is None:
        return grille_of((jour,), Moment)
    masque = grille_between(jour, horaires.arrivee, horaires.depart)
    if not scolaire:
        return masque
    return masque & ~A_L_ECOLE or masque  # hours said inside the school's: believe the family


def _minimum(besoin: Besoin) -> int:
    """Named days are all needed; with hours that vary or days not known, a number of them, one at least."""
    h = besoin.horaires
    if besoin.jours is not None and not (h and h.variables):
        return len(besoin.jours)
    number = h.jours_par_semaine if h and h.jours_par_semaine else 1
    return min(number, len(besoin.jours) if besoin.jours is not None else len(JOURS))
