"""A professional is found by whatever an animatrice remembers of her."""

from __future__ import annotations

from bot.domain.fiches import NomConnu, find_noms

COMMUNES = {"62516": "Lillers", "62770": "Saint-Venant"}
ODILE = NomConnu(1, "Odile", "Lefebvre-Éxemple", "62516", "+33639980101")
REINE = NomConnu(2, "Reine", "Lillersoise", "62770", "+33639980202")
ALIX = NomConnu(3, "Alix", "Fictive", "62516", None)
TOUTES = (ODILE, REINE, ALIX)


def found(query: str) -> list[NomConnu]:
    return find_noms(query, TOUTES, COMMUNES)


def test_a_name_is_found_despite_accents_case_and_order() -> None:
    assert found("EXEMPLE odile") == [ODILE]
    assert found("odi") == [ODILE]


def test_a_name_comes_before_a_commune_of_the_same_spelling() -> None:
    assert found("lillers") == [REINE]
    assert found("st venant") == [REINE]


def test_a_commune_gives_everybody_there_by_name() -> None:
    assert find_noms("lillers", (ODILE, ALIX), COMMUNES) == [ALIX, ODILE]
    assert found("alix lillers") == [ALIX]


def test_a_number_is_found_as_people_write_it() -> None:
    for typed in ("06 39 98 01 01", "+33 6 39 98 01 01", "0033639980101", "98 01 01"):
        assert found(typed) == [ODILE], typed
    assert found("06 39 98 09 09") == []


def test_a_name_heard_on_the_phone_is_found() -> None:
    assert found("fictyve") == [ALIX]


def test_nothing_typed_finds_nobody() -> None:
    assert found("  ") == []
    assert found("personne de ce nom") == []
