"""The most useful call comes first, by a rule that anybody can read; nobody is phoned twice at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.lignes_appel import CampagneSansReponse, Cible, DemandeEnAttente, LigneAppel, Prise, Suivi
from bot.domain.ordre_appels import next_call, order_calls

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
DAY = timedelta(days=1)
SILENCE = CampagneSansReponse("Campagne d'octobre", "silencieuse")


def line(id_: int, **known: Any) -> LigneAppel:
    base: dict[str, Any] = {"telephone": "+33639980100", "nouvelle_le": NOW - 70 * DAY, "campagne": SILENCE}
    return LigneAppel(Cible("assistant", id_), f"Prénom{id_}", "Exemple", "62516", **(base | known))


def request(numero: int = 1, *, imprevu: bool = False, start: date | None = date(2027, 1, 4)) -> DemandeEnAttente:
    return DemandeEnAttente(100 + numero, numero, "62516", imprevu, start, NOW - DAY)


def held(by: int, since: timedelta = timedelta(minutes=5)) -> Suivi:
    return Suivi(prise=Prise(by, f"Animatrice {by}", NOW - since))


def order(*lignes: LigneAppel) -> list[int]:
    return [ligne.cible.id for ligne in order_calls(lignes, NOW)]


STEPS = [
    line(1, demandes=(request(imprevu=True),)),
    line(2, demandes=(request(1, start=date(2027, 9, 1)), request(2, start=date(2027, 9, 1)))),
    line(3, demandes=(request(start=date(2027, 1, 4)),)),
    line(4, demandes=(request(start=date(2027, 3, 1)),)),
    line(5, demandes=(request(start=None),)),
    line(6, demandes_commune=1),
    line(7, appel_demande_le=NOW - DAY, nouvelle_le=NOW - 80 * DAY),
    line(17, a_prevenir=(12,), campagne=None),
    line(8, nouvelle_le=None),
    line(9, nouvelle_le=NOW - 300 * DAY, repond_au_bot=True),
    line(10),
    line(11, repond_au_bot=True),
    line(12, nouvelle_le=NOW - 7 * DAY),
    line(13, suivi=Suivi(essais=1, dernier_le=NOW - DAY, resultat="sans_reponse")),
    line(14, suivi=Suivi(essais=4, dernier_le=NOW - DAY, resultat="sans_reponse")),
    line(15, demandes=(request(imprevu=True),), is_wrong=True),
    line(16, telephone=None),
]


def test_each_step_of_the_rule_decides_in_its_turn() -> None:
    assert order(*STEPS) == [ligne.cible.id for ligne in STEPS]


@given(st.permutations(STEPS))
def test_the_order_does_not_depend_on_where_the_lines_came_from(lignes: list[LigneAppel]) -> None:
    assert order_calls(lignes, NOW) == STEPS


def test_who_never_picks_up_does_not_hide_the_others() -> None:
    silent = line(1, nouvelle_le=None, suivi=Suivi(essais=3, dernier_le=NOW - DAY, resultat="sans_reponse"))
    assert order(silent, line(2)) == [2, 1]


def test_names_are_a_last_resort_and_never_the_order_of_the_directory() -> None:
    assert order(replace(line(1), nom="Zoé"), replace(line(2), nom="Abel")) == [2, 1]


def test_the_next_call_is_the_first_free_one() -> None:
    lignes = [line(1, suivi=held(9)), line(2, is_wrong=True), line(3), line(4)]
    found = next_call(lignes, None, 5, NOW)
    assert found is not None
    assert found.cible.id == 3


def test_a_second_tap_gives_the_person_already_in_hand() -> None:
    lignes = [line(1), line(2, suivi=held(5)), line(3)]
    assert next_call(lignes, Cible("assistant", 1), 5, NOW) == lignes[1]
    assert next_call(lignes, None, 5, NOW) == lignes[1]


def test_passing_over_somebody_goes_on_then_comes_back_to_the_top() -> None:
    lignes = [line(1), line(2), line(3)]
    assert next_call(lignes, Cible("assistant", 2), 5, NOW) == lignes[2]
    assert next_call(lignes, Cible("assistant", 3), 5, NOW) == lignes[0]
    assert next_call(lignes[:1], Cible("assistant", 1), 5, NOW) is None


def test_after_a_result_the_list_is_read_from_its_top() -> None:
    lignes = [line(1), line(2)]
    assert next_call(lignes, Cible("assistant", 77), 5, NOW) == lignes[0]


def test_nobody_is_left_when_colleagues_hold_everybody() -> None:
    assert next_call([line(1, suivi=held(9)), line(2, telephone=None)], None, 5, NOW) is None


@pytest.mark.parametrize(("minutes", "still"), [(29, True), (30, False)])
def test_a_call_taken_is_free_again_after_half_an_hour(minutes: int, still: bool) -> None:
    suivi = held(9, timedelta(minutes=minutes))
    assert (suivi.held(NOW) is not None) is still


LATER = Suivi(essais=1, dernier_le=NOW - DAY, resultat="sans_reponse", rappeler_le=NOW + DAY)


@pytest.mark.parametrize(
    ("known", "due"),
    [
        ({}, False),
        ({"suivi": replace(LATER, rappeler_le=NOW)}, True),
        ({"demandes": (replace(request(), depuis=NOW),)}, False),
        ({"demandes": (replace(request(imprevu=True), depuis=NOW),)}, True),
        ({"demandes": (replace(request(imprevu=True), depuis=NOW - 2 * DAY),)}, False),
        ({"appel_demande_le": NOW}, True),
        ({"appel_demande_le": NOW - 2 * DAY}, False),
    ],
)
def test_another_day_is_kept_unless_something_newer_cannot_wait(known: dict[str, Any], due: bool) -> None:
    assert line(1, **({"suivi": LATER} | known)).is_due(NOW) is due


def test_the_number_known_to_be_wrong_is_not_dialled() -> None:
    assert line(1, is_wrong=True).numero is None
    assert line(1).numero == "+33639980100"
