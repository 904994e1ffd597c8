"""What the Caf counts of ateliers: sessions, different people, participations. From presences, never from bookings.

Children have no name here: of each adult, the most that she brought at once over the period are counted as different
children; every coming of a child is a participation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Public = Literal["assistant_maternel", "garde_a_domicile", "parent", "invite"]
CAF: tuple[str, ...] = ("eveil", "autre_structure", "fete", "sortie", "numerique", "pret")


@dataclass(frozen=True, slots=True)
class Seance:
    """One atelier that took place."""

    id: int
    genre: str
    distance: bool


@dataclass(frozen=True, slots=True)
class Venue:
    """Somebody came. `qui`: the same word for the same person, nobody's name."""

    seance: int
    public: Public
    qui: str
    enfants: int


@dataclass(slots=True)
class Compte:
    """One line of the table."""

    sur_place: int = 0
    a_distance: int = 0
    differents: dict[Public, int] = field(default_factory=dict)
    participations: dict[Public, int] = field(default_factory=dict)
    enfants: int = 0
    venues_enfants: int = 0

    @property
    def seances(self) -> int:
        """Both kinds."""
        return self.sur_place + self.a_distance

    @property
    def professionnels(self) -> int:
        """Different assistants maternels and gardes à domicile: nobody is both."""
        return self.differents.get("assistant_maternel", 0) + self.differents.get("garde_a_domicile", 0)


@dataclass(frozen=True, slots=True)
class Bilan:
    """One line a kind, and the whole, where who came to two kinds counts once: it is not the sum of the lines."""

    genres: dict[str, Compte]
    ensemble: Compte


def count_ateliers(seances: Sequence[Seance], venues: Sequence[Venue]) -> Bilan:
    """The table of one period."""
    genre_of = {seance.id: seance.genre for seance in seances}
    here = [venue for venue in venues if venue.seance in genre_of]
    genres = {
        genre: _count(
            [seance for seance in seances if seance.genre == genre],
            [venue for venue in here if genre_of[venue.seance] == genre],
        )
        for genre in sorted({seance.genre for seance in seances}, key=_caf_first)
    }
    return Bilan(genres, _count(seances, here))


def _caf_first(genre: str) -> tuple[int, str]:
    return (CAF.index(genre) if genre in CAF else len(CAF), genre)


def _count(seances: Sequence[Seance], venues: Iterable[Venue]) -> Compte:
    compte = Compte(sum(not one.distance for one in seances), sum(one.distance for one in seances))
    people: dict[Public, set[str]] = {}
    most: dict[str, int] = {}
    for venue in venues:
        people.setdefault(venue.public, set()).add(venue.qui)
        compte.participations[venue.public] = compte.participations.get(venue.public, 0) + 1
        compte.venues_enfants += venue.enfants
        most[venue.qui] = max(most.get(venue.qui, 0), venue.enfants)
    compte.differents = {public: len(known) for public, known in people.items()}
    compte.enfants = sum(most.values())
    return compte
