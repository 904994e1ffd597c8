"""One place after somebody said something of it. Never who said it, nor when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.assistants import EtatPlace, Place, Restriction

Ages = tuple[int | None, int | None]


def free(place: Place, le: date | None = None) -> Place:
    """Free from that day; None: now."""
    return replace(place, etat="libre", libre_le=le, jusqu_au=None)


def not_free(place: Place, etat: EtatPlace, jusqu_au: date | None = None) -> Place:
    """Taken or frozen, surely until that day when it is said; or nobody knows."""
    return replace(place, etat=etat, libre_le=None, jusqu_au=None if etat == "inconnue" else jusqu_au)


def has_own_ages(place: Place) -> bool:
    """The agrément says nothing of this seat's ages: she may say which she takes."""
    return place.ages_dits or (place.age_min, place.age_max) == (None, None)


def has_own_restriction(place: Place) -> bool:
    """The agrément does not restrict this seat: she may."""
    return place.restriction_dite or place.restriction is None


def for_ages(place: Place, ages: Ages, *, agrement: bool) -> Place:
    """`agrement`: a fact that only the relais changes; otherwise her choice, where the agrément leaves one."""
    if agrement or has_own_ages(place):
        said = not agrement and ages != (None, None)
        return replace(place, age_min=ages[0], age_max=ages[1], ages_dits=said)
    return place


def kept_for(place: Place, restriction: Restriction | None, *, agrement: bool) -> Place:
    """The same, for whom a place is kept."""
    if agrement or has_own_restriction(place):
        said = not agrement and restriction is not None
        return replace(place, restriction=restriction, restriction_dite=said)
    return place


def seat_to_free(places: Sequence[Place]) -> int:
    """Which of her seats a place told without its rank is: nobody knows of it, else taken, else the last one."""
    order = {"inconnue": 0, "occupee": 1, "gelee": 2, "libre": 3}
    return min(places, key=lambda place: (order[place.etat], place.rang)).rang


def is_full(places: Sequence[Place]) -> bool:
    """Nothing of hers is free, nor unknown."""
    return bool(places) and all(place.etat in ("occupee", "gelee") for place in places)
