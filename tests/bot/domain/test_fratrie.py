"""Children and places of their own."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.fratrie import assign, seats_all

tables = st.lists(st.integers(0, 31), max_size=4)


def best_by_hand(possibles: list[int]) -> int:
    """The most children that can be seated, by trying every order of the places."""
    return max(
        sum(possibles[child] >> place & 1 for child, place in enumerate(order))
        for order in permutations(range(8), len(possibles))
    )


@given(tables)
def test_two_children_never_share_a_place(possibles: list[int]) -> None:
    places = list(assign(possibles).values())
    assert len(places) == len(set(places))


@given(tables)
def test_a_child_is_only_given_a_place_that_suits(possibles: list[int]) -> None:
    assert all(possibles[child] >> place & 1 for child, place in assign(possibles).items())


@given(tables)
def test_as_many_children_as_possible_are_seated(possibles: list[int]) -> None:
    assert len(assign(possibles)) == best_by_hand(possibles)


@given(tables)
def test_everybody_can_be_seated_when_the_best_seating_leaves_nobody_out(possibles: list[int]) -> None:
    assert seats_all(possibles) is (len(assign(possibles)) == len(possibles))
