"""No published number is about fewer than three families, and none can be deduced by who knows the rule."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

import pytest

from bot.domain import besoins_non_couverts
from bot.domain.besoins_non_couverts import AUTRES, MODES, NATURES, SEUIL, Bloc, Manque, Publie

MOIS = [f"2026-{n:02d}" for n in range(1, 13)]

AU_PLUS = 8  # families in one cell of the towns that are tried
A_LA_MAIN = Manque("A", "2026-01", "collectif", frozenset(), "f1")


def publish(manques: Sequence[Manque], months: int = 12) -> Publie:
    """The tables of the first months of a year."""
    return besoins_non_couverts.publish(manques, MOIS[:months])


def asked(communes: Sequence[int], mois: Sequence[int] = ()) -> list[Manque]:
    """So many families in each commune, and in each month."""
    where = [chr(65 + n) for n, many in enumerate(communes) for _ in range(many)]
    when = [f"2026-{n + 1:02d}" for n, many in enumerate(mois) for _ in range(many)]
    size = max(len(where), len(when))
    where, when = where or ["A"] * size, when or ["2026-01"] * size
    return [Manque(c, m, "collectif", frozenset(), f"f{i}") for i, (c, m) in enumerate(zip(where, when, strict=True))]


def families(manques: Iterable[Manque]) -> int:
    """How many families at least."""
    return len({one.foyer for one in manques} - {None})


def covered(bloc: Bloc, blocs: Iterable[Bloc], manques: Sequence[Manque], field: str) -> list[Manque]:
    """The requests that a block counts."""
    named = {code for one in blocs for code in one.codes} - {AUTRES}
    return [
        one
        for one in manques
        if (getattr(one, field) not in named if bloc.is_autres else getattr(one, field) in bloc.codes)
    ]


def test_a_small_commune_is_never_alone() -> None:
    seen = publish(asked([5, 2, 1, 4]))
    assert seen.total == 12
    assert set(seen.communes) == {Bloc(("A",), 5), Bloc(("D",), 4), Bloc((AUTRES,), 3)}


def test_one_small_commune_takes_another_with_it_so_that_it_cannot_be_deduced() -> None:
    seen = publish(asked([5, 1, 4]))
    assert set(seen.communes) == {Bloc(("C",), 4), Bloc((AUTRES,), 6)}


def test_fewer_than_three_families_say_nothing_more() -> None:
    assert publish(asked([1, 1])) == Publie(None)
    assert publish([]) == Publie(0)


def test_a_family_that_asked_three_times_is_one() -> None:
    assert publish([A_LA_MAIN] * 3) == Publie(None)


def test_an_erased_request_of_a_family_that_has_another_one_is_counted_but_is_nobody_more() -> None:
    gone = Manque("A", "2026-01", "collectif", frozenset(), None)
    assert publish([A_LA_MAIN, gone, gone]).total is None
    others = [Manque("A", "2026-01", "collectif", frozenset(), f"f{n}") for n in (2, 3)]
    assert publish([A_LA_MAIN, *others, gone, gone]).total == 5


def test_months_are_joined_until_there_is_enough_to_say() -> None:
    seen = publish(asked([], [1, 2, 4, 1]), 4)
    assert seen.mois == (Bloc(("2026-01", "2026-02"), 3), Bloc(("2026-03", "2026-04"), 5))


def test_a_nature_is_not_told_when_almost_nobody_or_almost_everybody_has_it() -> None:
    def with_nature(n: int) -> list[Manque]:
        return [
            Manque("A", "2026-01", "collectif", frozenset({"atypique"} if i < n else ()), f"f{i}") for i in range(8)
        ]

    assert [publish(with_nature(n)).natures["atypique"] for n in range(9)] == [
        "peu", "peu", "peu", 3, 4, 5, "presque_toutes", "presque_toutes", "presque_toutes"
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_every_published_number_and_every_difference_is_about_three_families_at_least(seed: int) -> None:
    chance = random.Random(seed)
    foyers = [f"f{n}" for n in range(chance.randint(1, 40))]
    manques = [
        Manque(
            chance.choice("ABCDEFGH"[: chance.randint(1, 8)]),
            f"2026-{chance.randint(1, 12):02d}",
            chance.choice(MODES),
            frozenset(one for one in NATURES if chance.random() < 0.3),
            chance.choice([*foyers, None]),
        )
        for _ in range(chance.randint(0, 60))
    ]
    seen = publish(manques)
    if families(manques) < SEUIL:
        assert seen in (Publie(None), Publie(0))
        return
    assert seen.total == len(manques)
    for blocs, field in ((seen.communes, "commune"), (seen.mois, "mois"), (seen.modes, "mode")):
        assert sum(bloc.n for bloc in blocs) == len(manques), "whole blocks only: nothing is left to subtract"
        for bloc in blocs:
            inside = covered(bloc, blocs, manques, field)
            assert len(inside) == bloc.n
            assert families(inside) >= SEUIL
    for nature, n in seen.natures.items():
        if not isinstance(n, int):
            assert nature not in seen.par_nature
            continue
        parts = [[one for one in manques if (nature in one.natures) is having] for having in (True, False)]
        assert len(parts[0]) == n
        assert all(families(part) >= SEUIL for part in parts)
        blocs = seen.par_nature[nature]
        assert sum(bloc.n for bloc in blocs) == n
        for bloc in blocs:
            inside = covered(bloc, blocs, manques, "commune")
            having = [one for one in inside if nature in one.natures]
            assert len(having) == bloc.n
            assert families(having) >= SEUIL
            assert families(one for one in inside if nature not in one.natures) >= SEUIL


@pytest.mark.parametrize("what", ["communes", "mois"])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_who_knows_the_rule_and_reads_the_table_cannot_tell_a_small_cell(what: str, size: int) -> None:
    """Every possible town: the same table must be that of another town where this cell holds something else."""
    towns: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for town in product(range(AU_PLUS), repeat=size):
        seen = publish(asked(town) if what == "communes" else asked([], town), size)
        towns[_frozen(seen, what)].append(town)
    for same in towns.values():
        if min(map(max, same)) > AU_PLUS - 3:
            continue  # its look-alikes have more families than are tried here
        for cell in range(size):
            held = {town[cell] for town in same}
            assert len(held) > 1 or held.isdisjoint({1, 2}), (same[:3], cell)


def _frozen(seen: Publie, what: str) -> object:
    """What is read of that table, in an order that says nothing."""
    return seen.total, tuple(sorted((bloc.codes, bloc.n) for bloc in getattr(seen, what)))
