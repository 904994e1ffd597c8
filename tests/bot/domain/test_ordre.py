"""Who is asked first when not everybody can be."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criteres import Candidat
from bot.domain.mams import count_slots
from bot.domain.ordre import choose, in_order
from tests.bot.domain.cas import NOW, assistant


def someone(
    number: int, distance_km: float = 3.0, sollicite_le: datetime | None = None, mam: str | None = None
) -> Candidat:
    return Candidat(
        assistant(id=number, sollicite_le=sollicite_le, mam=mam, statut="mam" if mam else "independant"), distance_km
    )


def ids(chosen: object) -> list[int]:
    return [candidat.assistant.id for candidat in chosen]  # type: ignore[attr-defined]


days = st.one_of(st.none(), st.integers(0, 900).map(lambda n: NOW - timedelta(hours=n)))
crowds = st.lists(
    st.builds(someone, st.integers(1, 500), st.sampled_from([0.0, 2.5, 7.1]), days, st.sampled_from([None, "A", "B"])),
    unique_by=lambda candidat: candidat.assistant.id,
    max_size=40,
)


@given(crowds, st.integers(1, 999), st.randoms())
def test_the_order_is_a_permutation_that_the_input_order_does_not_change(crowd, numero, rnd) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(crowd)
    rnd.shuffle(shuffled)
    assert ids(in_order(crowd, numero)) == ids(in_order(shuffled, numero))
    assert sorted(ids(in_order(crowd, numero))) == sorted(ids(crowd))


@given(crowds, st.integers(1, 999))
def test_nearest_first_then_the_one_asked_longest_ago(crowd: list[Candidat], numero: int) -> None:
    keys = [(k.distance_km, k.assistant.sollicite_le is not None) for k in in_order(crowd, numero)]
    assert keys == sorted(keys)


@given(crowds, st.integers(1, 999), st.integers(0, 20))
def test_a_mam_takes_one_slot_with_all_its_members(crowd: list[Candidat], numero: int, n: int) -> None:
    chosen = choose(crowd, numero, n)
    houses = {k.assistant.mam for k in crowd if k.assistant.mam}
    independents = sum(1 for k in crowd if not k.assistant.mam)
    assert count_slots(k.assistant for k in chosen) == min(n, independents + len(houses))
    taken = {k.assistant.mam for k in chosen if k.assistant.mam}
    assert sorted(ids(k for k in chosen if k.assistant.mam)) == sorted(
        ids(k for k in crowd if k.assistant.mam in taken)
    )


def test_the_draw_of_request_214_is_the_same_for_ever() -> None:
    assert ids(in_order(map(someone, range(1, 9)), 214)) == [
        1,
        2,
        7,
        8,
        3,
        6,
        4,
        5,
    ]  # printf 214:1 | sha256sum, and so on


def test_another_request_draws_another_order() -> None:
    orders = {tuple(ids(in_order(map(someone, range(1, 9)), numero))) for numero in range(1, 51)}
    assert len(orders) > 45


def test_over_many_requests_everybody_is_first_about_as_often() -> None:
    first = [ids(choose([someone(n) for n in range(1, 6)], numero, 1))[0] for numero in range(1, 1001)]
    assert all(150 < first.count(number) < 250 for number in range(1, 6))


def test_two_letters_of_one_wave_do_not_rank_their_readers() -> None:
    crowd = [someone(n, sollicite_le=NOW + timedelta(seconds=n)) for n in range(1, 9)]
    assert ids(in_order(crowd, 214)) == ids(in_order(map(someone, range(1, 9)), 214))
