"""Giving each child of a request a place of its own. Never two children on one place."""

from __future__ import annotations

from collections.abc import Sequence


def seats_all(possibles: Sequence[int]) -> bool:
    """Whether each child can have a place of its own (Hall: no group of children has fewer places than children)."""
    groups = [(0, 0)]
    for mask in possibles:
        for union, size in tuple(groups):
            if (union | mask).bit_count() <= size:
                return False
            groups.append((union | mask, size + 1))
    return True


def assign(possibles: Sequence[int]) -> dict[int, int]:
    """A place for as many children as possible: {child: place}; a child nobody can take is left out.

    `possibles[i]` is a mask: bit p is set when place p suits child i. Augmenting paths: whoever can move makes room.
    """
    taken: dict[int, int] = {}
    for child in range(len(possibles)):
        _seat(child, possibles, taken, set())
    return {child: place for place, child in taken.items()}


def _seat(child: int, possibles: Sequence[int], taken: dict[int, int], tried: set[int]) -> bool:
    for place in range(possibles[child].bit_length()):
        if not possibles[child] >> place & 1 or place in tried:
            continue
        tried.add(place)
        if place not in taken or _seat(taken[place], possibles, taken, tried):
            taken[place] = child
            return True
    return False
