"""What parents type, and the kind corrections."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mois import Mois
from bot.domain.saisie import Lu, NeSaitPas, Refuse
from bot.domain.saisie_dates import parse_date
from bot.domain.saisie_heures import parse_heure
from bot.domain.saisie_mois import parse_mois

TODAY = date(2026, 10, 13)  # mardi
DATE_FORMS = ["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d.%m.%Y"]
HOUR_FORMS = ["%H:%M", "%Hh%M", "%H h %M", "%H%M"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lundi 4 janvier", date(2027, 1, 4)),
        ("Le lundi 4 janvier 2027", date(2027, 1, 4)),
        ("lundi 4 janv.", date(2027, 1, 4)),
        ("4 janvier 27", date(2027, 1, 4)),
        ("1er février", date(2027, 2, 1)),
        ("début janvier", date(2027, 1, 1)),
        ("mi-janvier", date(2027, 1, 15)),
        ("fin  Août", date(2027, 8, 25)),
        ("à partir de janvier", date(2027, 1, 1)),
        ("en mars 2028", date(2028, 3, 1)),
        ("octobre", TODAY),
        ("fin octobre", date(2026, 10, 25)),
        ("octobre 2027", date(2027, 10, 1)),
        ("04/01/27", date(2027, 1, 4)),
        ("4/1", date(2027, 1, 4)),
        ("4.01.2027", date(2027, 1, 4)),
        ("04 01 2027", date(2027, 1, 4)),
        ("2027-01-04", date(2027, 1, 4)),
        ("dès que possible", TODAY),
        ("Au plus vite !", TODAY),
        ("aujourd’hui", TODAY),
        ("le plus tôt possible svp", TODAY),
        ("dès maintenant", TODAY),
        ("demain", date(2026, 10, 14)),
        ("mardi", date(2026, 10, 20)),
        ("lundi prochain", date(2026, 10, 19)),
        ("la semaine prochaine", date(2026, 10, 19)),
        ("le mois prochain", date(2026, 11, 1)),
        ("dans deux semaines", date(2026, 10, 27)),
        ("dans 3 mois", date(2027, 1, 13)),
        ("à la rentrée", date(2027, 9, 1)),
        ("29 février 2028", date(2028, 2, 29)),
        ("13/10", TODAY),
        ("12/10", date(2027, 10, 12)),
    ],
)
def test_dates_as_people_type_them(text: str, expected: date) -> None:
    assert parse_date(text, TODAY) == Lu(expected)


@pytest.mark.parametrize(
    ("text", "refuse"),
    [
        ("30 février", Refuse("date_impossible", dernier_jour=28)),
        ("30/02/2028", Refuse("date_impossible", dernier_jour=29)),
        ("31 avril", Refuse("date_impossible", dernier_jour=30)),
        ("04/13/2027", Refuse("date_impossible")),
        ("mardi 4 janvier", Refuse("autre_jour_de_semaine", date(2027, 1, 4))),
        ("12/10/2026", Refuse("dans_le_passe", date(2026, 10, 12))),
        ("mars 2026", Refuse("dans_le_passe", date(2026, 3, 1))),
        ("14 octobre 2029", Refuse("trop_loin", date(2029, 10, 14))),
        ("dans 40 ans", Refuse("trop_loin", date(2066, 10, 13))),
        ("bientôt", Refuse("incompris")),
        ("pas tout de suite", Refuse("incompris")),
        ("", Refuse("incompris")),
        ("12", Refuse("incompris")),
        ("mon fils de 3 mois", Refuse("incompris")),
    ],
)
def test_dates_that_get_a_kind_correction(text: str, refuse: Refuse) -> None:
    assert parse_date(text, TODAY) == refuse


def test_the_end_cannot_come_before_the_start() -> None:
    start = date(2027, 1, 4)
    assert parse_date("3 janvier 2027", TODAY, pas_avant=start) == Refuse("dans_le_passe", date(2027, 1, 3))
    assert parse_date("4 janvier 2027", TODAY, pas_avant=start) == Lu(start)


@given(
    st.dates(TODAY, TODAY + timedelta(days=3 * 365)), st.sampled_from(["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d.%m.%Y"])
)
def test_every_date_written_in_figures_is_read(day: date, form: str) -> None:
    assert parse_date(day.strftime(form), TODAY) == Lu(day)


@given(st.text(max_size=60))
def test_whatever_is_typed_gets_an_answer(text: str) -> None:
    assert isinstance(parse_date(text, TODAY), Lu | NeSaitPas | Refuse)
    assert isinstance(parse_heure(text), Lu | NeSaitPas | Refuse)
    for attendu in (False, True):
        assert isinstance(parse_mois(text, TODAY, attendu=attendu), Lu | NeSaitPas | Refuse)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mars 2026", Mois(2026, 3)),
        ("né en mars 2026", Mois(2026, 3)),
        ("03/2026", Mois(2026, 3)),
        ("3/26", Mois(2026, 3)),
        ("2026-03", Mois(2026, 3)),
        ("12/03/2026", Mois(2026, 3)),
        ("12 mars 2026", Mois(2026, 3)),
        ("mars", Mois(2026, 3)),
        ("novembre", Mois(2025, 11)),
        ("octobre", Mois(2026, 10)),
        ("3 mois", Mois(2026, 7)),
        ("il a trois mois", Mois(2026, 7)),
        ("18 mois", Mois(2025, 4)),
        ("2 ans", Mois(2024, 10)),
        ("2 ans et demi", Mois(2024, 4)),
        ("1 an et 4 mois", Mois(2025, 6)),
        ("6 semaines", Mois(2026, 9)),
        ("novembre 2014", Mois(2014, 11)),
    ],
)
def test_the_month_of_a_birth_as_people_type_it(text: str, expected: Mois) -> None:
    assert parse_mois(text, TODAY) == Lu(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mars", Mois(2027, 3)),
        ("prévue vers mars 2027", Mois(2027, 3)),
        ("octobre", Mois(2026, 10)),
        ("dans 3 mois", Mois(2027, 1)),
        ("enceinte de 5 mois", Mois(2027, 2)),
    ],
)
def test_the_month_of_an_arrival_to_come(text: str, expected: Mois) -> None:
    assert parse_mois(text, TODAY, attendu=True) == Lu(expected)


@pytest.mark.parametrize(
    ("text", "attendu", "code"),
    [
        ("octobre 2014", False, "trop_agee"),
        ("12 ans", False, "trop_agee"),
        ("novembre 2026", False, "pas_encore_ne"),
        ("septembre 2026", True, "dans_le_passe"),
        ("novembre 2029", True, "trop_loin"),
        ("13/2026", False, "date_impossible"),
        ("03/04", False, "incompris"),
        ("3 mois", True, "incompris"),
        ("Léa", False, "incompris"),
        ("", False, "incompris"),
    ],
)
def test_months_that_get_a_kind_correction(text: str, attendu: bool, code: str) -> None:
    refuse = parse_mois(text, TODAY, attendu=attendu)
    assert isinstance(refuse, Refuse)
    assert refuse.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7h30", time(7, 30)),
        ("7 h 30", time(7, 30)),
        ("7h", time(7)),
        ("7", time(7)),
        ("19h", time(19)),
        ("07:30", time(7, 30)),
        ("7.30", time(7, 30)),
        ("0730", time(7, 30)),
        ("vers 7h30", time(7, 30)),
        ("7h30 environ", time(7, 30)),
        ("7 heures 30 min", time(7, 30)),
        ("sept heures et demie", time(7, 30)),
        ("sept heures trente", time(7, 30)),
        ("huit heures moins le quart", time(7, 45)),
        ("midi", time(12)),
        ("midi et demi", time(12, 30)),
        ("minuit", time(0)),
        ("24h", time(0)),
        ("7h du soir", time(19)),
        ("7h du matin", time(7)),
        ("6 heures et demie de l'après-midi", time(18, 30)),
    ],
)
def test_hours_as_people_type_them(text: str, expected: time) -> None:
    assert parse_heure(text) == Lu(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [("25h", "heure_impossible"), ("7h75", "heure_impossible"), ("24h30", "heure_impossible"), ("tôt", "incompris")],
)
def test_hours_that_get_a_kind_correction(text: str, code: str) -> None:
    assert parse_heure(text) == Refuse(code)  # type: ignore[arg-type]


@given(
    st.times().map(lambda t: t.replace(second=0, microsecond=0)), st.sampled_from(["%H:%M", "%Hh%M", "%H h %M", "%H%M"])
)
def test_every_hour_written_in_figures_is_read(hour: time, form: str) -> None:
    assert parse_heure(hour.strftime(form)) == Lu(hour)


@pytest.mark.parametrize("text", ["je ne sais pas encore", "Je sais pas", "aucune idée"])
def test_not_knowing_is_an_answer(text: str) -> None:
    assert parse_date(text, TODAY) == parse_heure(text) == parse_mois(text, TODAY) == NeSaitPas()
