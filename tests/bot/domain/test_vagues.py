"""When the next professionals are asked, and who they are."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criteres import Candidat, ReglesAppariement
from bot.domain.mams import count_slots
from bot.domain.semaine import grille_of
from bot.domain.vagues import Attendre, Avancement, Ouvrir, PlusPersonne, Suffisant, next_cercle
from tests.bot.domain.cas import JOURNEE, NOW, assistant, criteres, place

LATER = NOW + timedelta(days=1)


def known(number: int) -> Candidat:
    return Candidat(assistant(place(), id=number), 1.0)


def unknown(number: int) -> Candidat:
    return Candidat(assistant(id=number), 1.0)


def some_days(number: int) -> Candidat:
    return Candidat(assistant(place(grille=grille_of({0}, JOURNEE)), id=number), 1.0)


CROWD = [*map(known, range(1, 3)), *map(unknown, range(11, 15)), *map(some_days, range(21, 22))]


def opened(avancement: Avancement, crowd: list[Candidat] = CROWD) -> tuple[str, set[int]]:
    decision = next_cercle(criteres(), crowd, avancement, NOW)
    assert isinstance(decision, Ouvrir)
    return decision.cercle, {k.assistant.id for k in decision.qui}


def test_circles_are_opened_one_after_the_other() -> None:
    assert opened(Avancement()) == ("place_connue", {1, 2})
    assert opened(Avancement(frozenset({1, 2}))) == ("a_confirmer", {11, 12, 13, 14})
    assert opened(Avancement(frozenset({1, 2, 11, 12, 13, 14}))) == ("partiel", {21})
    everybody = frozenset(k.assistant.id for k in CROWD)
    assert next_cercle(criteres(), CROWD, Avancement(everybody), NOW) == PlusPersonne()


def test_an_empty_circle_is_passed_over_at_once() -> None:
    assert opened(Avancement(), CROWD[2:])[0] == "a_confirmer"


def test_a_large_circle_is_finished_before_the_next_is_opened() -> None:
    crowd = [*map(known, range(1, 21)), unknown(99)]
    cercle, first = opened(Avancement(), crowd)
    assert (cercle, len(first)) == ("place_connue", 15)
    cercle, second = opened(Avancement(frozenset(first)), crowd)
    assert cercle == "place_connue"
    assert first | second == set(range(1, 21))


def test_the_next_wave_waits_while_an_answer_may_come() -> None:
    asked = Avancement(frozenset({1, 2}), interesses=2, en_attente=1, echeance=LATER)
    assert next_cercle(criteres(), CROWD, asked, NOW) == Attendre(LATER)
    assert isinstance(next_cercle(criteres(), CROWD, asked, LATER), Ouvrir)


def test_letters_that_have_not_left_are_waited_for() -> None:
    asked = Avancement(frozenset({1}), en_attente=1, echeance=None)
    assert next_cercle(criteres(), CROWD, asked, NOW + timedelta(days=30)) == Attendre(None)


def test_when_everybody_has_answered_nobody_waits_for_the_delay() -> None:
    assert opened(Avancement(frozenset({1, 2}), interesses=1, en_attente=0, echeance=LATER))[0] == "a_confirmer"


def test_with_three_interested_nobody_else_is_disturbed() -> None:
    assert next_cercle(criteres(), CROWD, Avancement(frozenset({1, 2}), interesses=3), NOW) == Suffisant()
    two_are_enough = criteres(regles=ReglesAppariement(interesses_suffisants=2))
    assert next_cercle(two_are_enough, CROWD, Avancement(interesses=2), NOW) == Suffisant()


@given(st.integers(1, 60), st.integers(1, 15))
def test_waves_reach_everybody_once(number: int, n: int) -> None:
    crowd = [
        Candidat(assistant(id=i, mam="A" if i % 5 == 0 else None, statut="independant" if i % 5 else "mam"), 1.0)
        for i in range(number)
    ]
    rules = criteres(regles=ReglesAppariement(max_sollicites=n))
    asked: list[int] = []
    while isinstance(wave := next_cercle(rules, crowd, Avancement(frozenset(asked)), NOW), Ouvrir):
        assert 0 < count_slots(k.assistant for k in wave.qui) <= n
        asked += [k.assistant.id for k in wave.qui]
    assert sorted(asked) == list(range(number))
