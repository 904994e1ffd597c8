"""The pure lookups on a relais: who is a member when, and how far communes are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.relais import Commune, Contact, Relais, Telephone, communes_within, distance_between, distance_km

ISBERGUES = Commune("62473", "Isbergues", ("62330",), 50.6164, 2.4559)
LILLERS = Commune("62516", "Lillers", ("62190",), 50.5615, 2.4825)
GUARBECQUE = Commune("62391", "Guarbecque", ("62330",), 50.6071, 2.4901)
ANNEQUIN = Commune("62034", "Annequin", ("62149",), 50.5038, 2.7203, depuis=date(2026, 1, 1))
RELAIS = Relais("artois", "RPE", "RPE", "62", "B", communes=(LILLERS, ANNEQUIN, ISBERGUES, GUARBECQUE))
JOUR = date(2026, 10, 13)
LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


@pytest.mark.parametrize(
    ("day", "member"),
    [(date(2025, 6, 30), False), (date(2025, 7, 1), True), (date(2027, 12, 31), True), (date(2028, 1, 1), False)],
)
def test_a_commune_is_a_member_from_its_first_to_its_last_day_included(day: date, member: bool) -> None:
    commune = Commune("62051", "Auchy-les-Mines", ("62138",), 50.5, 2.8, date(2025, 7, 1), date(2027, 12, 31))
    assert commune.is_member(day) is member


def test_a_commune_without_dates_is_always_a_member() -> None:
    assert LILLERS.is_member(date(1900, 1, 1))
    assert LILLERS.is_member(date(2100, 1, 1))


def test_a_commune_that_joins_later_is_not_among_the_communes_of_the_day_but_is_known() -> None:
    assert ANNEQUIN not in RELAIS.communes_at(date(2025, 12, 31))
    assert ANNEQUIN in RELAIS.communes_at(date(2026, 1, 1))
    assert RELAIS.commune("62034") == ANNEQUIN
    assert RELAIS.commune("75056") is None


def test_a_distance_is_the_one_of_the_map() -> None:
    # Paris – Lille, city centres: 204 km as the crow flies
    assert distance_between(48.8566, 2.3522, 50.6292, 3.0573) == pytest.approx(203.6, abs=1)
    assert distance_km(ISBERGUES, LILLERS) == pytest.approx(6.4, abs=0.1)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_distance_is_the_same_both_ways_and_never_longer_than_half_the_earth(
    la: float, lo: float, lb: float, lob: float
) -> None:
    there = distance_between(la, lo, lb, lob)
    assert there == pytest.approx(distance_between(lb, lob, la, lo))
    assert 0 <= there <= 20_016
    assert distance_between(la, lo, la, lo) == 0


def test_the_communes_within_a_radius_come_nearest_first_and_the_centre_leads() -> None:
    within = communes_within(RELAIS, ISBERGUES, 7, JOUR)
    assert [proche.commune.nom for proche in within] == ["Isbergues", "Guarbecque", "Lillers"]
    assert within[0].distance_km == 0


def test_a_commune_that_is_not_a_member_that_day_is_never_within_the_radius() -> None:
    everything = {proche.commune.nom for proche in communes_within(RELAIS, ISBERGUES, 100, date(2025, 12, 31))}
    assert everything == {"Isbergues", "Guarbecque", "Lillers"}


def test_a_contact_gives_its_first_number_or_none() -> None:
    first, second = Telephone("+33321615000", "03 21 61 50 00"), Telephone("+33785028541", "07 85 02 85 41")
    assert Contact(telephones=(first, second)).telephone == first
    assert Contact().telephone is None
