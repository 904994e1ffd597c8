"""One family written twice: which pairs to look at, and whether they may be made one. Never decides for a human."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from bot.domain.familles import Famille
from bot.domain.lecture import plain

MotifFamille = Literal["telephone", "prenom"]
ORDER: Final[dict[MotifFamille, int]] = {"telephone": 0, "prenom": 1}


@dataclass(frozen=True, slots=True)
class FamilleVue:
    """A family with what it asked: numbers of its requests, communes (INSEE codes)."""

    famille: Famille
    demandes: tuple[int, ...] = ()
    communes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PaireFamilles:
    """Two families that may be one, and why."""

    une: FamilleVue
    autre: FamilleVue
    motif: MotifFamille


def find_pairs(seen: Sequence[FamilleVue], but: Collection[tuple[int, int]] = ()) -> list[PaireFamilles]:
    """Each pair once, the surest first; `but`: pairs of ids already said to be two families, the smaller first."""
    found: dict[tuple[int, int], PaireFamilles] = {}
    looks: dict[MotifFamille, Callable[[FamilleVue], list[str]]] = {"telephone": _by_number, "prenom": _by_name}
    for motif, keys in looks.items():
        for group in _grouped(seen, keys):
            for une, autre in combinations(sorted(group, key=lambda vue: vue.famille.id), 2):
                ids = (une.famille.id, autre.famille.id)
                if ids not in but and ids not in found and _may_be_one(une, autre, motif):
                    found[ids] = PaireFamilles(une, autre, motif)
    return sorted(found.values(), key=lambda pair: (ORDER[pair.motif], pair.une.famille.id, pair.autre.famille.id))


def are_two_people(une: Famille, autre: Famille) -> bool:
    """Each has a Telegram of its own: two parents, perhaps separated. Their requests stay their own."""
    return une.telegram_id is not None and autre.telegram_id is not None


def _may_be_one(une: FamilleVue, autre: FamilleVue, motif: MotifFamille) -> bool:
    """Two accounts are two people; with the same number the animatrice is shown why they stay two."""
    return motif == "telephone" or not are_two_people(une.famille, autre.famille)


def _by_number(vue: FamilleVue) -> list[str]:
    return [vue.famille.telephone] if vue.famille.telephone else []


def _by_name(vue: FamilleVue) -> list[str]:
    name = plain(vue.famille.prenom)
    return [f"{name} {commune}" for commune in vue.communes] if name else []


def _grouped(seen: Iterable[FamilleVue], keys: Callable[[FamilleVue], list[str]]) -> list[list[FamilleVue]]:
    groups: dict[str, list[FamilleVue]] = {}
    for vue in seen:
        for one in keys(vue):
            groups.setdefault(one, []).append(vue)
    return [group for group in groups.values() if len(group) > 1]
