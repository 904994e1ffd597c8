"""Which families may be one: never two Telegram accounts without saying why, never twice the same pair."""

from __future__ import annotations

from bot.domain.familles import Famille
from bot.domain.familles_en_double import FamilleVue, are_two_people, find_pairs

LILLERS, BUSNES = "62516", "62190"


def vue(
    id_: int, prenom: str = "Nadia", telephone: str | None = None, telegram: int | None = None, commune: str = LILLERS
) -> FamilleVue:
    return FamilleVue(Famille(id_, 1, prenom, telephone, telegram), (id_,), frozenset({commune}))


def test_the_same_number_comes_first_then_the_same_name_in_the_same_commune() -> None:
    seen = [vue(1), vue(2, telephone="+331"), vue(3, "Karim", "+331", commune=BUSNES), vue(4, "nadia")]
    found = [(pair.une.famille.id, pair.autre.famille.id, pair.motif) for pair in find_pairs(seen)]
    assert found == [(2, 3, "telephone"), (1, 2, "prenom"), (1, 4, "prenom"), (2, 4, "prenom")]


def test_a_pair_is_told_once_and_no_longer_when_they_are_two() -> None:
    seen = [vue(1, telephone="+331"), vue(2, telephone="+331")]
    assert [pair.motif for pair in find_pairs(seen)] == ["telephone"]
    assert find_pairs(seen, {(1, 2)}) == []


def test_another_commune_is_another_family() -> None:
    assert find_pairs([vue(1), vue(2, commune=BUSNES)]) == []


def test_two_accounts_are_two_people_and_only_a_shared_number_shows_them() -> None:
    assert find_pairs([vue(1, telegram=7), vue(2, telegram=8)]) == []
    (pair,) = find_pairs([vue(1, telephone="+331", telegram=7), vue(2, telephone="+331", telegram=8)])
    assert are_two_people(pair.une.famille, pair.autre.famille)
