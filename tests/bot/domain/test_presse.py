"""Which searches nobody can answer in time, as a form and as a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois
from bot.domain.presse import presse_of, read_presse

TODAY = date(2026, 10, 13)
ORDINAIRE = Besoin(
    "62516", 10, (Enfant(Mois(2026, 3)),), date(2027, 1, 4), jours=frozenset(range(5)),
    horaires=Horaires(time(7, 30), time(17, 30)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("besoin", "presse"),
    [
        (ORDINAIRE, None),
        (replace(ORDINAIRE, a_partir_du=None, jours=None, horaires=None), None),
        (replace(ORDINAIRE, a_partir_du=TODAY), "bientot"),
        (replace(ORDINAIRE, a_partir_du=date(2026, 10, 14)), "bientot"),
        (replace(ORDINAIRE, a_partir_du=date(2026, 10, 15)), None),
        (replace(ORDINAIRE, horaires=Horaires(time(21), time(6))), "nuit"),
        (replace(ORDINAIRE, horaires=Horaires(time(4), time(12))), "nuit"),
        (replace(ORDINAIRE, horaires=Horaires(time(14), time(22, 30))), "nuit"),
        (replace(ORDINAIRE, horaires=Horaires(time(6), time(20))), None),
        (replace(ORDINAIRE, jours=frozenset({2, 5})), "week_end"),
    ],
)
def test_a_search_for_tonight_a_night_or_a_week_end(besoin: Besoin, presse: str | None) -> None:
    assert presse_of(besoin, TODAY) == presse


@pytest.mark.parametrize(
    ("dit", "presse"),
    [
        ("je cherche une nounou pour ce soir", "bientot"),
        ("qui peut garder mon fils demain ?", "bientot"),
        ("URGENT nounou aujourd'hui", "bientot"),
        ("besoin d'une garde la nuit je suis infirmière", "nuit"),
        ("garde le samedi et le dimanche", "week_end"),
        ("une nounou pour les week-ends", "week_end"),
        ("je cherche une nounou pour janvier", None),
    ],
)
def test_the_same_in_a_sentence(dit: str, presse: str | None) -> None:
    assert read_presse(dit) == presse
