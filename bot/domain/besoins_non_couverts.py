"""Requests without solution, counted so that nobody is recognised: no number under three families, nor one to deduce.

Everything outside this module reads `Publie` only, where what must not be known is not written. The rule and its limits
are in docs/decisions/0021.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

SEUIL: Final = 3  # families: no number is about fewer
# Families from which a commune has its own line. With three, two communes left without a line and four requests
# together would be known to have two each.
NOMMEE: Final = 4

Nature = Literal["atypique", "imprevu", "periscolaire", "adapte", "fratrie"]
NATURES: Final[tuple[Nature, ...]] = get_args(Nature)
# How a family searches; « plusieurs »: more than one mode, or it does not know yet.
MODES: Final = ("assistant_maternel", "collectif", "garde_a_domicile", "plusieurs")
AUTRES: Final = ""  # the code of « autres communes », « autres modes »

Part = Literal["peu", "presque_toutes"]


@dataclass(frozen=True, slots=True)
class Manque:
    """One request without solution. `foyer` tells families apart; None: a family that is counted elsewhere already."""

    commune: str
    mois: str
    mode: str
    natures: frozenset[str] = frozenset()
    foyer: str | None = None


@dataclass(frozen=True, slots=True)
class Bloc:
    """So many requests, of three families at least. `codes`: what it covers, AUTRES for what is not named."""

    codes: tuple[str, ...]
    n: int

    @property
    def is_autres(self) -> bool:
        """What is grouped because it is too small."""
        return self.codes == (AUTRES,)


@dataclass(frozen=True, slots=True)
class Publie:
    """What may be read. `total` None: fewer than three families, and nothing more is said.

    `natures`: a number, or « peu » (fewer than three families), or « presque_toutes » (fewer than three without it).
    """

    total: int | None
    communes: tuple[Bloc, ...] = ()
    mois: tuple[Bloc, ...] = ()
    modes: tuple[Bloc, ...] = ()
    natures: Mapping[str, int | Part] = field(default_factory=dict)
    par_nature: Mapping[str, tuple[Bloc, ...]] = field(default_factory=dict)


def publish(manques: Sequence[Manque], mois: Iterable[str]) -> Publie:
    """The tables of these months, all of them named: one without any request must not show by its absence."""
    if not manques:
        return Publie(0)
    if not is_enough(manques):
        return Publie(None)
    communes = group_small(_by(manques, lambda one: one.commune))
    natures: dict[str, int | Part] = {nature: _count_nature(manques, nature) for nature in NATURES}
    return Publie(
        total=len(manques),
        communes=_blocs(communes),
        mois=_blocs(group_following({(one,): [] for one in mois} | _by(manques, lambda one: one.mois))),
        modes=_blocs(group_small(_by(manques, lambda one: one.mode))),
        natures=natures,
        par_nature={nature: _blocs_of_nature(communes, nature) for nature, n in natures.items() if isinstance(n, int)},
    )


def is_enough(manques: Iterable[Manque], families: int = SEUIL) -> bool:
    """So many families at least: a family that asked three times is one."""
    return len({one.foyer for one in manques} - {None}) >= families


Cases = dict[tuple[str, ...], list[Manque]]
Enough = Callable[[list[Manque], int], bool]


def group_small(cases: Cases, enough: Enough = is_enough) -> Cases:
    """Those too small to be named are one: « autres ». When even that is too small, named ones join it.

    Which ones depends on no number: whoever knows the rule could work back from it. What is left is whole blocks, so
    that every sum and every difference of them is one that may be read.
    """
    shown = {codes: case for codes, case in cases.items() if codes != (AUTRES,) and enough(case, NOMMEE)}
    rest = [one for codes, case in cases.items() if codes not in shown for one in case]
    if not rest:
        return shown
    for codes in sorted(shown):
        if enough(rest, SEUIL):
            break
        rest += shown.pop(codes)
    return shown | {(AUTRES,): rest}


def group_following(cases: Cases) -> Cases:
    """Months one after the other until there is enough to say; what is left at the end joins the last ones."""
    done: list[tuple[list[str], list[Manque]]] = []
    for (code,), case in sorted(cases.items()):
        if not done or is_enough(done[-1][1]):
            done.append(([], []))
        done[-1][0].append(code)
        done[-1][1].extend(case)
    if len(done) > 1 and not is_enough(done[-1][1]):
        codes, case = done.pop()
        done[-1][0].extend(codes)
        done[-1][1].extend(case)
    return {tuple(codes): case for codes, case in done}


def _by(manques: Iterable[Manque], code: Callable[[Manque], str]) -> Cases:
    cases: Cases = defaultdict(list)
    for one in manques:
        cases[(code(one),)].append(one)
    return dict(cases)


def _blocs(cases: Cases) -> tuple[Bloc, ...]:
    return tuple(Bloc(codes, len(case)) for codes, case in cases.items())


def _count_nature(manques: Sequence[Manque], nature: str) -> int | Part:
    """Whoever reads it also knows how many are without it: both must be enough."""
    having, without = _split(manques, nature)
    if not is_enough(having):
        return "peu"
    return len(having) if is_enough(without) else "presque_toutes"


def _blocs_of_nature(communes: Cases, nature: str) -> tuple[Bloc, ...]:
    """Commune by commune: in each block, those with it and those without it are enough."""

    def enough(case: list[Manque], families: int) -> bool:
        return all(is_enough(part, families) for part in _split(case, nature))

    grouped = group_small(communes, enough)
    return tuple(Bloc(codes, len(_split(case, nature)[0])) for codes, case in grouped.items())


def _split(manques: Iterable[Manque], nature: str) -> tuple[list[Manque], list[Manque]]:
    having: list[Manque] = []
    without: list[Manque] = []
    for one in manques:
        (having if nature in one.natures else without).append(one)
    return having, without
