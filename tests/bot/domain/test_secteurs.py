"""Sectors: of the file, of the animatrices, and what is left when a campaign is cut by them."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.progression import Progression
from bot.domain.relais import Secteur
from bot.domain.secteurs import Rang, cut_progression, list_portees, portee_of_commune
from bot.relais import EXEMPLES, load_relais

RELAIS = replace(
    load_relais(EXEMPLES).get("artois-lys-romane"), secteurs=(Secteur("Nord", ("62516", "62188")), Secteur("Vide", ()))
)
LINES = [Progression(insee, en_tout=n, repondues=n - 1) for n, insee in enumerate(("62516", "62188", "62190"), start=2)]


def test_the_sectors_of_the_file_come_first_and_an_animatrice_without_communes_has_none() -> None:
    found = list_portees(RELAIS, {(12, "Noa"): frozenset({"62190"}), (13, "Lou"): frozenset()})
    assert [(one.cle, one.nom) for one in found] == [("s0", "Nord"), ("s1", "Vide"), ("a12", "Noa")]


def test_a_campaign_is_cut_without_losing_anybody() -> None:
    rangs = cut_progression(LINES, list_portees(RELAIS, {(12, "Noa"): frozenset({"62516"})}))
    names = [rang.portee.nom if rang.portee else None for rang in rangs]
    assert names == ["Nord", "Noa", None], "an empty sector has no line"
    assert [rang.figures.en_tout for rang in rangs] == [5, 2, 4]
    assert [rang.figures.repondues for rang in rangs] == [3, 1, 3]


def test_without_sectors_everybody_is_outside() -> None:
    (only,) = cut_progression(LINES, ())
    assert isinstance(only, Rang)
    assert only.portee is None
    assert only.figures.en_tout == 9


def test_a_commune_of_another_relais_is_no_scope() -> None:
    assert portee_of_commune(RELAIS, "62637") is None
    commune = portee_of_commune(RELAIS, "62516")
    assert commune is not None
    assert (commune.nom, commune.communes) == ("Lillers", frozenset({"62516"}))
