"""Questions that ask the same thing with other words, put together for the animatrice. Never reads who asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

RESSEMBLANCE_MIN: Final = 72.0  # of 100, between the stems of two questions in alphabetical order
A_COMPARER: Final = 500  # beyond, the oldest wait for a later look


@dataclass(frozen=True, slots=True)
class Dite:
    """A question as stems of its words; without any (a sigh, a sign), it is alike to nothing."""

    id: int
    racines: frozenset[str]


@dataclass(frozen=True, slots=True)
class Groupe:
    """The ids of questions alike, the oldest first: that one names the group."""

    ids: tuple[int, ...]

    @property
    def id(self) -> int:
        """Stays the same while that question waits."""
        return self.ids[0]


def group_alike(questions: Sequence[Dite]) -> list[Groupe]:
    """Groups, the biggest first, then the oldest. Each question joins the group whose first one it is most alike."""
    heads: list[tuple[Dite, list[int]]] = []
    for dite in sorted(questions, key=lambda one: one.id)[:A_COMPARER]:
        best = max(heads, key=lambda head: likeness(head[0], dite), default=None)
        if best is not None and likeness(best[0], dite) >= RESSEMBLANCE_MIN:
            best[1].append(dite.id)
        else:
            heads.append((dite, [dite.id]))
    return [Groupe(tuple(ids)) for _, ids in sorted(heads, key=lambda head: (-len(head[1]), head[1][0]))]


def likeness(one: Dite, other: Dite) -> float:
    """0 to 100. Shared words count whatever their order; a short question within a long one is not the same."""
    if not one.racines or not other.racines:
        return 0.0
    return fuzz.ratio(" ".join(sorted(one.racines)), " ".join(sorted(other.racines)))
