"""Two parts that make a whole: days, halves of days, children; never a pair where one is enough or parts children."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.complements import Partie, can_be_shared, find_pairs, is_whole, missing_days
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois

ENFANT, AINE = Enfant(Mois(2026, 3)), Enfant(Mois(2024, 5))
BESOIN = Besoin(
    "62516", 10, (ENFANT,), date(2027, 1, 4), jours=frozenset({0, 1, 3, 4}), horaires=Horaires(time(7, 30), time(17))
)
FRATRIE = replace(BESOIN, enfants=(ENFANT, AINE))
SEUL, DEUX = frozenset({0}), frozenset({0, 1})


def part(jours: set[int], moment: str = "journee", enfants: frozenset[int] = SEUL) -> Partie:
    return Partie(frozenset(jours), moment, enfants)  # type: ignore[arg-type]


def pairs(besoin: Besoin, *parts: Partie) -> set[frozenset[int]]:
    return {frozenset(pair) for pair in find_pairs(1, besoin, dict(enumerate(parts)))}


def test_days_make_a_week() -> None:
    assert pairs(BESOIN, part({0, 1}), part({3, 4}), part({0, 3})) == {frozenset({0, 1})}
    assert pairs(BESOIN, part({0, 1, 3}), part({3, 4})) == {frozenset({0, 1})}
    assert pairs(BESOIN, part({0, 1}), part({3})) == set()


def test_halves_of_days_make_days() -> None:
    assert pairs(BESOIN, part({0, 1, 3, 4}, "matin"), part({0, 1, 3, 4}, "apres_midi")) == {frozenset({0, 1})}
    assert pairs(BESOIN, part({0, 1, 3, 4}, "matin"), part({0, 1, 3}, "apres_midi")) == set()


def test_a_need_of_mornings_asks_for_mornings_only() -> None:
    matins = replace(BESOIN, horaires=Horaires(time(8), time(12)))
    assert is_whole(matins, part({0, 1, 3, 4}, "matin"))
    assert pairs(matins, part({0, 1}, "matin"), part({3, 4}, "journee")) == {frozenset({0, 1})}


def test_children_go_apart_only_when_the_family_accepts_it() -> None:
    tous = set(BESOIN.jours or ())
    one, other = part(tous, enfants=frozenset({0})), part(tous, enfants=frozenset({1}))
    assert pairs(FRATRIE, one, other) == set()
    assert pairs(replace(FRATRIE, separes=True), one, other) == {frozenset({0, 1})}
    assert pairs(FRATRIE, part({0, 1}, enfants=DEUX), part({3, 4}, enfants=DEUX)) == {frozenset({0, 1})}


def test_who_takes_everything_needs_nobody() -> None:
    assert is_whole(BESOIN, part({0, 1, 3, 4}))
    assert pairs(BESOIN, part({0, 1, 3, 4}), part({0})) == set()


def test_the_order_is_drawn_and_can_be_drawn_again() -> None:
    parts = {who: part({0, 1} if who % 2 else {3, 4}) for who in range(6)}
    assert find_pairs(7, BESOIN, parts) == find_pairs(7, BESOIN, dict(reversed(parts.items())))
    assert len(find_pairs(7, BESOIN, parts)) == 9
    assert find_pairs(7, BESOIN, parts) != find_pairs(8, BESOIN, parts)


@pytest.mark.parametrize(
    ("besoin", "shared"),
    [
        (BESOIN, True),
        (replace(BESOIN, jours=frozenset({2})), False),
        (replace(BESOIN, jours=None), False),
        (replace(FRATRIE, jours=None), False),
        (replace(FRATRIE, jours=None, separes=True), True),
    ],
)
def test_what_can_be_shared(besoin: Besoin, shared: bool) -> None:
    assert can_be_shared(besoin) is shared


def test_what_is_missing() -> None:
    assert missing_days(BESOIN, {}) == frozenset()
    assert missing_days(BESOIN, {1: part({0, 1})}) == {3, 4}
    assert missing_days(BESOIN, {1: part({0, 1}), 2: part({4})}) == {0, 1, 3, 4}
