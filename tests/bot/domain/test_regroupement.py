"""Questions alike stand together, the most asked first."""

from __future__ import annotations

import random

from bot.domain.regroupement import A_COMPARER, Dite, group_alike


def dite(number: int, words: str) -> Dite:
    return Dite(number, frozenset(words.split()))


BUS, BUS_AUSSI, PREAVIS = "bus heur mair pass", "bus heur mair", "preavi nounou malad"


def test_the_same_thing_in_other_words_is_one_group() -> None:
    groups = group_alike([dite(1, PREAVIS), dite(2, BUS), dite(3, BUS_AUSSI), dite(4, BUS)])
    assert [groupe.ids for groupe in groups] == [(2, 3, 4), (1,)]


def test_a_group_keeps_its_name_whatever_the_order_and_while_its_first_question_waits() -> None:
    said = [dite(1, PREAVIS), dite(2, BUS), dite(3, BUS_AUSSI), dite(4, BUS)]
    for _ in range(10):
        random.shuffle(said)
        assert {groupe.id for groupe in group_alike(said)} == {1, 2}


def test_what_has_no_words_is_alike_to_nothing() -> None:
    assert [groupe.ids for groupe in group_alike([dite(1, ""), dite(2, "")])] == [(1,), (2,)]


def test_a_long_list_is_cut_at_the_oldest() -> None:
    groups = group_alike([dite(n, f"mot{n * 7919}") for n in range(A_COMPARER + 5)])
    assert max(number for groupe in groups for number in groupe.ids) == A_COMPARER - 1
