"""What people type in a cell, and what is understood of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.annuaire.ages import parse_ages
from bot.domain.annuaire.capacite import parse_capacite
from bot.domain.annuaire.dates import parse_date
from bot.domain.annuaire.fiche import Offre, Siege
from bot.domain.annuaire.offres import parse_offres
from bot.domain.annuaire.reponses import parse_email, parse_oui_non, parse_statut, split_nom
from bot.domain.annuaire.semaine_ecrite import parse_grille
from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.semaine import JOURS, Moment, grille_of

TODAY = date(2026, 10, 13)
LMJV = grille_of((0, 1, 3, 4), Moment)


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("06 39 98 12 34", "+33639981234"),
        ("0639981234", "+33639981234"),
        ("06.39.98.12.34", "+33639981234"),
        ("06/39/98/12/34", "+33639981234"),
        ("+33 (0)6 39 98 12 34", "+33639981234"),
        ("0033639981234", "+33639981234"),
        ("639981234", "+33639981234"),
        ("639981234.0", "+33639981234"),
        ("03 53 01 12 34 / 06 39 98 12 34", "+33639981234"),
        ("0353011234/0639981234", "+33639981234"),
        ("03 53 01 12 34", "+33353011234"),
        ("Tél : 06 39 98 12 34 (le soir)", "+33639981234"),
    ],
)
def test_a_phone_is_understood_however_it_is_spelled(written: str, understood: str) -> None:
    found = parse_telephones(written)
    assert found.choisi() == understood
    assert found.faux == ()


@pytest.mark.parametrize(
    "written", ["06 39 98 12", "voir mairie", "6,39981E+08", "00 00 00 00 00", "0639981234567", "17"]
)
def test_a_wrong_phone_is_given_back_as_it_was_written(written: str) -> None:
    assert parse_telephones(written).faux == (written,)


def test_the_second_number_may_be_wrong_and_the_first_is_kept() -> None:
    found = parse_telephones("06 39 98 12 34 / 03 53 01 12")
    assert (found.valides, found.faux) == (("+33639981234",), ("03 53 01 12",))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("01/09/2026", date(2026, 9, 1)),
        ("1.9.26", date(2026, 9, 1)),
        ("2026-09-01", date(2026, 9, 1)),
        ("1er septembre 2026", date(2026, 9, 1)),
        ("Sept. 2026", date(2026, 9, 1)),
        ("sept-26", date(2026, 9, 1)),
        ("09/2026", date(2026, 9, 1)),
        ("mi-septembre 2027", date(2027, 9, 15)),
        ("fin août 2027", date(2027, 8, 31)),
        ("rentrée 2027", date(2027, 9, 1)),
        ("à partir du 5 mai", date(2027, 5, 5)),
        ("septembre", date(2026, 9, 1)),  # six weeks ago, not in eleven months
        ("juillet", date(2027, 7, 1)),
        ("47362", date(2029, 9, 1)),  # a spreadsheet's date that lost its format
    ],
)
def test_a_date_is_understood_however_it_is_spelled(written: str, day: date) -> None:
    assert parse_date(written, TODAY) == day


@pytest.mark.parametrize("written", ["30/02/2027", "2027", "bientôt", "32/01/2027", "01/13/2027", "12 ou 13 mai 2027"])
def test_a_doubtful_date_is_no_date(written: str) -> None:
    assert parse_date(written, TODAY) is None


def test_an_end_written_as_a_month_is_its_last_day() -> None:
    assert parse_date("02/2028", TODAY, end_of_month=True) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("written", "ages"),
    [
        ("0-3 ans", (0, 36)),
        ("0-18 mois", (0, 18)),
        ("10 mois - 3 ans", (10, 36)),
        ("de 2 à 6 ans", (24, 72)),
        ("- de 18 mois", (None, 17)),
        ("jusqu'à 3 ans", (None, 36)),
        ("+ de 2 ans", (24, None)),
        ("2 ans et +", (24, None)),
        ("tous âges", (0, None)),
        ("3-0 ans", None),
        ("petits", None),
    ],
)
def test_ages_are_months_with_both_bounds(written: str, ages: tuple[int | None, int | None] | None) -> None:
    assert parse_ages(written) == ages


@pytest.mark.parametrize(
    ("written", "grille"),
    [
        ("LMJV", LMJV),
        ("L/M/J/V", LMJV),
        ("lundi, mardi, jeudi et vendredi", LMJV),
        ("du lundi au vendredi sauf le mercredi", LMJV),
        ("LMMJV", grille_of(range(5), Moment)),
        ("lun-ven", grille_of(range(5), Moment)),
        ("mercredis", grille_of((2,), Moment)),
        ("week-end", grille_of((5, 6), Moment)),
        ("avant/après école", grille_of(JOURS, (Moment.AVANT_ECOLE, Moment.APRES_ECOLE))),
        ("mercredi après-midi", grille_of((2,), (Moment.APRES_MIDI,))),
        ("lun-ven 8h30-16h30", grille_of(range(5), (Moment.MATIN, Moment.MIDI, Moment.APRES_MIDI))),
        ("MJ", None),  # mardi or mercredi?
        ("pendant les vacances", None),
    ],
)
def test_days_and_moments_make_a_week(written: str, grille: int | None) -> None:
    assert parse_grille(written) == grille


@pytest.mark.parametrize(
    ("written", "sieges"),
    [
        ("4", (Siege(),) * 4),
        ("2 places", (Siege(), Siege())),
        ("3 dont 1 périscolaire", (Siege(), Siege(), Siege(restriction="periscolaire"))),
        ("2 + 1 à temps partiel", (Siege(), Siege(), Siege(restriction="temps_partiel"))),
        ("4 (2 de - de 18 mois)", (Siege(), Siege(), Siege(age_min=18), Siege(age_min=18))),
        ("3 dont 1 de plus de 2 ans", (Siege(), Siege(), Siege(age_min=24))),
        ("2 places de 0 à 3 ans", (Siege(0, 36), Siege(0, 36))),
    ],
)
def test_the_seats_of_an_agrement_keep_their_limits(written: str, sieges: tuple[Siege, ...]) -> None:
    found = parse_capacite(written)
    assert found is not None
    assert found.sieges == sieges


@pytest.mark.parametrize("written", ["beaucoup", "40", "0", "3 dont 1 capricieux", "2 dont 3 périscolaire"])
def test_seats_that_are_not_understood_are_not_invented(written: str) -> None:
    assert parse_capacite(written) is None


SEPT = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("written", "offres"),
    [
        ("libre", (Offre("libre"),)),
        ("Disponible de suite", (Offre("libre"),)),
        ("complet", (Offre("occupee"),)),
        ("pas de place", (Offre("occupee"),)),
        ("0", (Offre("occupee"),)),
        ("2", (Offre("libre", 2),)),
        ("2/4", (Offre("libre", 2),)),
        ("sept 2026", (Offre("libre", None, SEPT),)),
        ("01/09/26", (Offre("libre", None, SEPT),)),
        ("2 places (sept 2026)", (Offre("libre", 2, SEPT),)),
        ("1 en sept 2026, 1 en janvier 2027", (Offre("libre", 1, SEPT), Offre("libre", 1, date(2027, 1, 1)))),
        ("1 place LMJV 0-3 ans", (Offre("libre", 1, None, 0, 36, None, LMJV),)),
        ("1 périscolaire", (Offre("libre", 1, restriction="periscolaire"),)),
        ("congé maternité", (Offre("gelee"),)),
    ],
)
def test_availability_is_understood_however_it_is_said(written: str, offres: tuple[Offre, ...]) -> None:
    assert parse_offres(written, TODAY, seat=False) == offres


@pytest.mark.parametrize(
    "written",
    [
        "peut-être",
        "complet jusqu'au 31/08/2027",
        "12/03/2024",
        "Zoé 12/03/2026",
        "1 place mais fragile",
        "libre et complet",
    ],
)
def test_a_doubtful_availability_is_no_availability(written: str) -> None:
    assert parse_offres(written, TODAY, seat=False) is None


def test_days_alone_describe_a_seat_without_saying_that_it_is_free() -> None:
    assert parse_offres("LMJV", TODAY, seat=True) == (Offre(grille=LMJV),)
    assert parse_offres("LMJV", TODAY, seat=False) == (Offre("libre", grille=LMJV),)


def test_names_are_split_by_their_capitals() -> None:
    assert split_nom("FICTIVE-ROSEAU Agate") == ("Fictive-Roseau", "Agate")
    assert split_nom("Agate FICTIVE ROSEAU") == ("Fictive Roseau", "Agate")
    assert split_nom("Mme Fictive Agate") == ("Fictive", "Agate")
    assert split_nom("FICTIVE AGATE") == ("Fictive", "Agate")
    assert split_nom("Fictive") == ("Fictive", "")


def test_short_answers() -> None:
    assert [parse_oui_non(text) for text in ("Oui", "x", "1", "NON", "oui, sauf mercredi", "selon")] == [
        (True, False), (True, False), (True, False), (False, False), (True, True), (None, False),
    ]  # fmt: skip
    assert [parse_statut(t) for t in ("MAM Les Lilas", "À domicile", "crèche familiale", "en couple")] == [
        "mam", "independant", "creche_familiale", None,
    ]  # fmt: skip
    assert parse_email("mailto:Agate@Courriel.example ; autre") == "agate@courriel.example"
    assert parse_email("agate(a)courriel") is None


@given(st.text(max_size=60))
def test_no_cell_can_make_a_reader_fail(text: str) -> None:
    parse_telephones(text)
    parse_date(text, TODAY)
    parse_ages(text)
    parse_grille(text)
    parse_capacite(text)
    parse_oui_non(text)
    split_nom(text)
    for seat in (True, False):
        parse_offres(text, TODAY, seat=seat)


@given(st.text(alphabet="0123456789 /-.h+àladoncjeumrvnsxptfé,;()'", max_size=40))
def test_nor_can_one_that_looks_like_a_real_one(text: str) -> None:
    test_no_cell_can_make_a_reader_fail.hypothesis.inner_test(text)  # type: ignore[attr-defined]
