"""Children's ages in three brackets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tranches import TRANCHES, ages_of, choices, count_of, grown, noted, only, tranche_of, welcomed

JOUR = date(2026, 10, 13)


@given(st.integers(1, 4))
def test_what_is_written_down_is_what_was_chosen(enfants: int) -> None:
    found = list(choices(enfants, TRANCHES))
    assert len(found) == len(set(found)) == (enfants + 1) * (enfants + 2) // 2
    assert all(sum(compte) == enfants and count_of(ages_of(compte)) == compte for compte in found)


def test_last_time_s_children_have_grown() -> None:
    assert [tranche_of(age) for age in grown([9, 27], JOUR, JOUR)] == ["petit", "moyen"]
    assert [tranche_of(age) for age in grown([9, 27], JOUR, date(2027, 7, 13))] == ["moyen", "grand"]
    assert grown([9], JOUR, date(2026, 11, 12)) == [9]


def test_an_atelier_takes_the_brackets_that_its_ages_meet() -> None:
    assert welcomed(None, None) == TRANCHES
    assert welcomed(0, 12) == ("petit",)
    assert welcomed(18, 36) == ("moyen", "grand")
    assert not only((1, 0, 0), ("moyen",))
    assert only((0, 2, 0), ("moyen",))


@pytest.mark.parametrize(
    ("ages", "came", "known"),
    [
        ([9, 27], None, [9, 27]),
        ([9, 27], 2, [9, 27]),
        ([27, 27], 1, [27]),
        ([27], 2, [27, 27]),
        ([9, 27], 0, []),
        ([9, 27], 1, None),
        ([], 1, None),
    ],
)
def test_who_really_came_is_known_or_not_said(ages: list[int], came: int | None, known: list[int] | None) -> None:
    assert noted(ages, came) == known
