"""What two families who look for the same carer have in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.garde_partagee import compare
from bot.domain.mois import Mois

UNE = Besoin(
    "62516", 10, (Enfant(Mois(2026, 9)),), date(2027, 1, 4), jours=frozenset({0, 1, 2}),
    horaires=Horaires(time(8), time(18)),
)  # fmt: skip


def test_days_and_hours_in_common() -> None:
    found = compare(UNE, replace(UNE, jours=frozenset({2, 3}), horaires=Horaires(time(9), time(17))), 3.0)
    assert found is not None
    assert (found.jours, found.de, found.a) == (frozenset({2}), time(9), time(17))


@pytest.mark.parametrize(
    ("changes", "km"),
    [
        ({"jours": frozenset({5})}, 1.0),
        ({"a_partir_du": date(2027, 4, 1)}, 1.0),
        ({"horaires": Horaires(time(17), time(20))}, 1.0),
        ({}, 12.0),
        ({"rayon_km": 2}, 3.0),
    ],
)
def test_they_do_not_go_together(changes: dict[str, Any], km: float) -> None:
    assert compare(UNE, replace(UNE, **changes), km) is None
    assert compare(replace(UNE, **changes), UNE, km) is None


@pytest.mark.parametrize("changes", [{"jours": None}, {"a_partir_du": None}, {"horaires": None}])
def test_what_is_not_known_excludes_nobody(changes: dict[str, Any]) -> None:
    assert compare(UNE, replace(UNE, **changes), 0.0) is not None
