"""Several relais side by side: one of them answers for a commune, the others are only named."""

from datetime import date

import pytest

from bot.domain.territoire import Territoire
from bot.relais import EXEMPLES, load_relais

TERRITOIRE = load_relais(EXEMPLES)
JOUR = date(2026, 10, 13)


def test_the_commune_where_the_family_searches_decides_the_relais() -> None:
    covering = TERRITOIRE.covering("62516", JOUR)
    assert covering is not None
    assert covering.slug == "artois-lys-romane"
    assert TERRITOIRE.covering("75056", JOUR) is None


def test_a_commune_is_covered_by_nobody_before_it_joins() -> None:
    assert TERRITOIRE.covering("62034", date(2025, 12, 31)) is None
    assert TERRITOIRE.covering("62034", date(2026, 1, 1)) is not None


def test_a_relais_is_found_by_its_slug() -> None:
    assert TERRITOIRE.get("oignies").nom_court == "RPE d'Oignies"
    assert TERRITOIRE.find("ailleurs") is None
    with pytest.raises(KeyError):
        TERRITOIRE.get("ailleurs")


def test_a_radius_that_reaches_another_relais_names_it_with_its_nearest_communes_first() -> None:
    artois = TERRITOIRE.get("artois-lys-romane")
    auchy = artois.commune("62051")
    assert auchy is not None
    assert TERRITOIRE.neighbours(artois, auchy, 10, JOUR) == ()
    (voisin,) = TERRITOIRE.neighbours(artois, auchy, 20, JOUR)
    assert voisin.relais.slug == "oignies"
    assert voisin.communes[0].commune.nom == "Oignies"


def test_a_relais_that_is_alone_has_no_neighbour() -> None:
    artois = TERRITOIRE.get("artois-lys-romane")
    assert Territoire((artois,)).neighbours(artois, artois.communes[0], 1000, JOUR) == ()
