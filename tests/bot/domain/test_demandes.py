"""What is computed from a search, and never asked."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.domain.demandes import Enfant, Horaires, is_imprevu_possible
from bot.domain.mois import Mois
from tests.bot.domain.cas import TODAY, UN_BEBE, besoin


@pytest.mark.parametrize(
    ("arrivee", "depart", "atypique"),
    [
        (time(7, 0), time(20, 0), False),
        (time(6, 59), time(18, 0), True),
        (time(8, 0), time(20, 1), True),
        (time(20, 0), time(7, 0), True),
        (time(8, 0), time(0, 0), True),
    ],
)
def test_atypique_is_before_7_after_20_or_the_night(arrivee: time, depart: time, atypique: bool) -> None:
    assert besoin(horaires=Horaires(arrivee, depart)).is_atypique() is atypique


@pytest.mark.parametrize(("jour", "atypique"), [(4, False), (5, True), (6, True)])
def test_atypique_is_the_week_end_too(jour: int, atypique: bool) -> None:
    assert besoin(jours=frozenset({0, jour})).is_atypique() is atypique


def test_nothing_known_is_not_atypique() -> None:
    assert not besoin(jours=None, horaires=None).is_atypique()


def test_fratrie_is_two_children_and_periscolaire_a_named_school() -> None:
    assert not UN_BEBE.is_fratrie()
    assert besoin(enfants=(Enfant(Mois(2024, 1)),) * 2).is_fratrie()
    assert not UN_BEBE.is_periscolaire()
    assert besoin(ecole="Jules Ferry").is_periscolaire()


def test_weekly_hours_are_counted_over_named_days_or_a_number_of_days() -> None:
    assert besoin(horaires=Horaires(time(8), time(17, 30))).heures_par_semaine() == 47.5
    assert besoin(jours=None, horaires=Horaires(time(8), time(18), True, 3)).heures_par_semaine() == 30
    assert besoin(jours=frozenset({0, 1}), horaires=Horaires(time(20), time(7))).heures_par_semaine() == 22


def test_weekly_hours_are_not_invented() -> None:
    assert besoin(jours=None).heures_par_semaine() is None
    assert besoin(horaires=None).heures_par_semaine() is None
    assert besoin(ecole="Jules Ferry").heures_par_semaine() is None  # nobody said when the school ends


@pytest.mark.parametrize(("days", "possible"), [(-1, False), (0, True), (7, True), (8, False)])
def test_a_besoin_imprevu_starts_within_a_week(days: int, possible: bool) -> None:
    assert is_imprevu_possible(TODAY + timedelta(days=days), TODAY) is possible


def test_a_start_not_known_is_not_imprevu() -> None:
    assert not is_imprevu_possible(None, TODAY)


def test_an_age_counts_months_across_years_and_29_february() -> None:
    assert Enfant(Mois(2024, 2)).age_at(date(2028, 2, 29)) == 48
    assert Enfant(Mois(2026, 12)).age_at(date(2027, 1, 1)) == 1
