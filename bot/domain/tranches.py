"""The ages of the children somebody brings: three brackets, told without any name, and how they grow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations_with_replacement
from typing import Final, Literal

Tranche = Literal["petit", "moyen", "grand"]
TRANCHES: Final[tuple[Tranche, ...]] = ("petit", "moyen", "grand")
BORNES: Final[dict[Tranche, tuple[int, int]]] = {"petit": (0, 17), "moyen": (18, 35), "grand": (36, 144)}
# The age in months that is written down for a child of that bracket.
ECRIT: Final[dict[Tranche, int]] = {"petit": 9, "moyen": 27, "grand": 48}
Compte = tuple[int, int, int]  # how many of each bracket, in the order of TRANCHES


def tranche_of(mois: int) -> Tranche:
    """The bracket of an age in months."""
    return next((tranche for tranche, (_, last) in BORNES.items() if mois <= last), "grand")


def count_of(ages: Sequence[int]) -> Compte:
    """How many of each bracket."""
    brackets = [tranche_of(age) for age in ages]
    return (brackets.count("petit"), brackets.count("moyen"), brackets.count("grand"))


def ages_of(compte: Compte) -> list[int]:
    """The ages to write down for so many of each bracket."""
    return [ECRIT[tranche] for tranche, count in zip(TRANCHES, compte, strict=True) for _ in range(count)]


def welcomed(age_min: int | None, age_max: int | None) -> tuple[Tranche, ...]:
    """The brackets that an atelier for these ages (in months) takes: those it overlaps."""
    first, last = age_min or 0, 10_000 if age_max is None else age_max
    return tuple(tranche for tranche, (du, au) in BORNES.items() if du <= last and first <= au)


def choices(enfants: int, tranches: Sequence[Tranche]) -> Iterator[Compte]:
    """Every way in which so many children are of these brackets, youngest first."""
    for chosen in combinations_with_replacement(tranches, enfants):
        yield (chosen.count("petit"), chosen.count("moyen"), chosen.count("grand"))


def grown(ages: Sequence[int], then: date, today: date) -> list[int]:
    """The same children now: what was said last time is proposed again with today's ages."""
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    return [age + max(0, months) for age in ages]


def noted(ages: Sequence[int], came: int | None) -> list[int] | None:
    """The ages of the children who really came; None when only their number is known. `came` None: nobody noted it."""
    if came is None or came == len(ages):
        return list(ages)
    if came and len(set(ages)) != 1:
        return None
    return list(ages[:1]) * came


def only(compte: Compte, tranches: Sequence[Tranche]) -> bool:
    """Whether all of these children are of brackets that are welcome."""
    return all(count == 0 or tranche in tranches for tranche, count in zip(TRANCHES, compte, strict=True))
