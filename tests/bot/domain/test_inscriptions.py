"""Places are never given twice, the order of arrival is respected, an offer leaves the next one some time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.inscriptions import (
    Attente,
    Capacite,
    fits,
    free_places,
    is_half_empty,
    most_children,
    next_offers,
    next_presence,
    offer_until,
    rank_of,
    seuil_reached,
)

MAINTENANT = datetime(2026, 10, 13, 8, tzinfo=UTC)
ENFANTS = st.integers(0, 4)
HEURE = timedelta(hours=1)


@given(
    st.integers(1, 12),
    st.none() | st.integers(0, 30),
    st.lists(ENFANTS, max_size=12),
    st.lists(ENFANTS, max_size=12),
)
def test_offers_never_exceed_the_places_and_nobody_who_fits_is_passed_over(
    adultes: int, enfants: int | None, held: list[int], wishes: list[int]
) -> None:
    places = Capacite(adultes, enfants)
    waiting = [Attente(n, wish) for n, wish in enumerate(wishes)]
    offers = next_offers(places, held, waiting)
    before, after = len(held), [*held, *(one.enfants for one in offers)]
    if offers:
        assert len(after) <= adultes
        assert enfants is None or sum(after) <= max(enfants, sum(held))
    assert [one.id for one in offers] == sorted(one.id for one in offers)
    assert before + len(offers) <= max(adultes, before)
    left = free_places(places, after)
    assert not any(fits(left, one.enfants) for one in waiting if one not in offers)


@given(st.integers(1, 12), st.none() | st.integers(0, 30), st.lists(ENFANTS, max_size=60))
def test_whoever_comes_one_after_the_other_never_overbooks(
    adultes: int, enfants: int | None, arrivals: list[int]
) -> None:
    places, held = Capacite(adultes, enfants), list[int]()
    for wish in arrivals:
        if fits(free_places(places, held), wish):
            held.append(wish)
    assert len(held) <= adultes
    assert enfants is None or sum(held) <= enfants
    assert len(held) == min(adultes, len(arrivals)) or enfants is not None


def test_who_needs_more_than_is_left_keeps_her_rank_and_blocks_nobody() -> None:
    places = Capacite(3, 4)
    waiting = [Attente(1, 3), Attente(2, 1), Attente(3, 0)]
    assert [one.id for one in next_offers(places, [2], waiting)] == [2, 3]
    assert rank_of([waiting[0]], 1) == 1
    assert rank_of(waiting, 3) == 3


@given(st.integers(0, 60 * 24 * 30), st.integers(1, 72))
def test_an_offer_never_lasts_past_the_closing_time_nor_more_than_the_delay(minutes: int, heures: int) -> None:
    closes = MAINTENANT + timedelta(minutes=minutes)
    until = offer_until(MAINTENANT, closes, heures)
    if minutes < 30:
        assert until is None
    else:
        assert until is not None
        assert MAINTENANT < until <= closes
        assert until - MAINTENANT <= heures * HEURE


@pytest.mark.parametrize(
    ("left", "expected"),
    [(96 * HEURE, 24 * HEURE), (20 * HEURE, 10 * HEURE), (3 * HEURE, 2 * HEURE), (HEURE, HEURE)],
)
def test_an_offer_is_shorter_when_the_atelier_is_near(left: timedelta, expected: timedelta) -> None:
    assert offer_until(MAINTENANT, MAINTENANT + left, 24) == MAINTENANT + expected


def test_the_organiser_is_told_once_for_each_threshold() -> None:
    assert seuil_reached(3, 8, 0) is None
    assert seuil_reached(4, 8, 0) == 50
    assert seuil_reached(4, 8, 50) is None
    assert seuil_reached(8, 8, 50) == 100
    assert seuil_reached(7, 8, 100) is None
    assert (is_half_empty(3, 8), is_half_empty(4, 8)) == (True, False)


def test_an_adult_brings_what_the_atelier_allows() -> None:
    assert most_children(Capacite(8)) == 4
    assert most_children(Capacite(8, 0)) == 0
    assert most_children(Capacite(8, 20, 3)) == 3
    assert most_children(Capacite(1, 2, 6)) == 2


def test_presence_goes_round_in_three_taps() -> None:
    assert [next_presence(p) for p in (None, "presente", "absente", "excusee")] == [
        "presente", "absente", "excusee", "presente",
    ]  # fmt: skip
