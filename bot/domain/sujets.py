"""The subjects that people choose to hear of, and what each role gets as long as nothing was chosen."""

from __future__ import annotations

from typing import Final, Literal, get_args

Sujet = Literal["annonces", "ateliers", "formations", "sondages"]
SUJETS: Final[tuple[Sujet, ...]] = get_args(Sujet)
SUJETS_FAMILLE: Final[tuple[Sujet, ...]] = ("annonces", "ateliers", "sondages")


def usual(*, professionnelle: bool) -> frozenset[Sujet]:
    """Wanted unless she says otherwise: everything by a professional, nothing by a family (decision 0025)."""
    return frozenset(SUJETS) if professionnelle else frozenset()


def wanted(said: dict[Sujet, bool], *, professionnelle: bool) -> frozenset[Sujet]:
    """What she gets, with what she said of some of them."""
    by_role = usual(professionnelle=professionnelle)
    return frozenset(sujet for sujet in SUJETS if said.get(sujet, sujet in by_role))
