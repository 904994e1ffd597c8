"""A week is edited by whole days, by moments and by exact hours, and none of the three contradicts another."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assistants import Heures, Place
from bot.domain.places import Lien, lien
from bot.domain.semaine import JOURS, Moment, grille_between, grille_of, jours_of
from bot.domain.semaine_offerte import (
    JOURNEES,
    by_alike_days,
    copy_monday,
    exact_hours_kept,
    is_atypique,
    moments_of,
    with_grid,
    with_hours,
    without_day,
)
from tests.bot.domain.cas import besoin, criteres, grilles, place

CINQ_H_30, TREIZE_H, DIX_HUIT_H = time(5, 30), time(13), time(18)


def test_the_usual_week_is_five_whole_days_without_the_night() -> None:
    assert jours_of(JOURNEES) == (0, 1, 2, 3, 4)
    assert moments_of(JOURNEES, 0) == tuple(Moment)[:5]


def test_monday_is_copied_on_the_week_and_the_week_end_stays() -> None:
    grille = grille_of((0,), (Moment.MATIN,)) | grille_of((3,), Moment) | grille_of((5,), (Moment.NUIT,))
    copied = copy_monday(grille)
    assert [moments_of(copied, jour) for jour in range(5)] == [(Moment.MATIN,)] * 5
    assert moments_of(copied, 5) == (Moment.NUIT,)


def test_without_wednesday_is_the_week_without_it() -> None:
    assert jours_of(without_day(JOURNEES, 2)) == (0, 1, 3, 4)


def test_days_alike_are_read_together() -> None:
    grille = grille_of((0, 1, 3), (Moment.MATIN,)) | grille_of((2,), (Moment.MATIN, Moment.MIDI))
    assert by_alike_days(grille) == [((0, 1, 3), (Moment.MATIN,)), ((2,), (Moment.MATIN, Moment.MIDI))]


def test_exact_hours_give_the_moments_of_their_days_only() -> None:
    said = with_hours(Place(1, grille=JOURNEES), (0, 5), CINQ_H_30, TREIZE_H)
    assert said.horaires == (Heures(0, CINQ_H_30, TREIZE_H), Heures(5, CINQ_H_30, TREIZE_H))
    assert said.grille is not None
    assert moments_of(said.grille, 0) == (Moment.AVANT_ECOLE, Moment.MATIN, Moment.MIDI, Moment.NUIT)
    assert moments_of(said.grille, 1) == moments_of(JOURNEES, 1)


def test_a_second_answer_for_the_same_day_replaces_the_first() -> None:
    once = with_hours(Place(1), (0,), CINQ_H_30, DIX_HUIT_H)
    twice = with_hours(once, (0,), time(8), TREIZE_H)
    assert twice.horaires == (Heures(0, time(8), TREIZE_H),)
    assert twice.grille == grille_between(0, time(8), TREIZE_H)


def test_a_moment_changed_by_a_tap_forgets_the_exact_hours_of_that_day_alone() -> None:
    said = with_hours(Place(1), (0, 1), time(8), TREIZE_H)
    assert said.grille is not None
    tapped = with_grid(said, said.grille | grille_of((0,), (Moment.APRES_MIDI,)))
    assert tapped.horaires == (Heures(1, time(8), TREIZE_H),)


@given(
    st.lists(st.tuples(st.frozensets(st.sampled_from(JOURS), min_size=1), st.integers(0, 23), st.integers(0, 23))),
    grilles,
)
def test_exact_hours_always_agree_with_the_grid(said: list[tuple[frozenset[int], int, int]], first: int | None) -> None:
    edited = Place(1, grille=first)
    for jours, de, a in said:
        edited = with_hours(edited, jours, time(de), time(a))
        assert edited.grille is not None
        assert exact_hours_kept(edited.horaires, edited.grille) == edited.horaires


@pytest.mark.parametrize(
    ("jours", "de", "a", "atypique"),
    [
        ((0, 1), time(7), time(20), False),
        ((0, 1), time(6, 45), time(18), True),
        ((0,), time(8), time(20, 15), True),
        ((5,), time(9), time(12), True),
        ((0,), time(21), time(6), True),
    ],
)
def test_atypical_is_what_the_caf_says(jours: tuple[int, ...], de: time, a: time, atypique: bool) -> None:
    assert is_atypique(with_hours(Place(1), jours, de, a)) is atypique


def test_moments_alone_are_atypical_at_night_and_at_the_week_end() -> None:
    assert not is_atypique(Place(1, grille=JOURNEES))
    assert is_atypique(Place(1, grille=grille_of((0,), (Moment.NUIT,))))
    assert is_atypique(Place(1, grille=grille_of((6,), (Moment.MATIN,))))


def test_exact_hours_too_short_for_a_child_are_other_hours() -> None:
    """7 h 30 to 18 h is asked: the moments are the same from 8 h to 18 h, the hours are not."""
    c = criteres()
    (enfant,) = c.enfants
    exact = replace(with_hours(place(), range(5), time(8), DIX_HUIT_H), etat="libre")
    assert lien(c, enfant, exact) is Lien.MOMENTS
    assert lien(c, enfant, with_hours(place(), range(5), time(7, 30), DIX_HUIT_H)) is Lien.OUI
    assert lien(c, enfant, with_hours(place(), (0, 1), time(8), DIX_HUIT_H)) is Lien.PARTIEL


def test_exact_hours_say_nothing_of_a_school_child_or_of_hours_not_known() -> None:
    exact = with_hours(place(), range(5), time(8), DIX_HUIT_H)
    for wanted in (besoin(horaires=None), besoin(ecole="Jules Ferry", enfants=(besoin().enfants[0],))):
        c = criteres(wanted)
        assert lien(c, c.enfants[0], exact) is Lien.OUI
