"""A part of the call list is one number in a button, and means the same when it is read back."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.filtres_appels import MOTIFS, Filtre, find_zone, list_zones, matches
from bot.domain.lignes_appel import CampagneSansReponse, Cible, LigneAppel
from bot.domain.relais import Secteur
from bot.relais import EXEMPLES, load_relais
from tests.bot.domain.test_ordre_appels import NOW, request

RELAIS = replace(
    load_relais(EXEMPLES).get("artois-lys-romane"),
    secteurs=(Secteur("Nord", ("62190", "62516")), Secteur("Sud", ("62188",))),
)
ALIX = LigneAppel(Cible("assistant", 1), "Alix", "Exemple", "62516", telephone="+33639980100")


def test_every_filter_comes_back_from_its_button() -> None:
    for zone in (0, 1, 2, int("62516", 36), int("2A004", 36)):
        for motif in MOTIFS:
            assert Filtre.of(Filtre(motif, zone).code) == Filtre(motif, zone)
    assert Filtre.of(0) == Filtre()
    assert Filtre.of(9) == Filtre()  # no such reason: everything


def test_a_zone_is_a_sector_or_a_commune_that_the_relais_knows() -> None:
    sectors = list_zones(RELAIS, ["62516"])
    assert [(zone.numero, zone.nom) for zone in sectors] == [(1, "Nord"), (2, "Sud"), (int("62516", 36), "Lillers")]
    nord, lillers = find_zone(RELAIS, 1), find_zone(RELAIS, int("62516", 36))
    assert nord is not None
    assert lillers is not None
    assert nord.communes == {"62190", "62516"}
    assert lillers.communes == {"62516"}
    assert find_zone(RELAIS, 0) is None
    assert find_zone(RELAIS, 3) is None  # the file has lost a sector since
    assert find_zone(RELAIS, int("75056", 36)) is None


def test_one_line_may_stand_under_several_reasons() -> None:
    both = replace(
        ALIX, demandes=(request(),), campagne=CampagneSansReponse("Octobre", "demande"), appel_demande_le=NOW
    )
    assert [motif for motif in MOTIFS if matches(both, motif)] == ["tout", "demandes", "campagne", "appelez_moi"]


def test_a_wrong_number_is_shown_to_be_corrected_even_when_nobody_calls() -> None:
    assert [motif for motif in MOTIFS if matches(replace(ALIX, is_wrong=True), motif)] == ["numeros"]
    assert [motif for motif in MOTIFS if matches(ALIX, motif)] == []


def test_a_family_is_not_a_request_to_put_before_a_professional() -> None:
    family = LigneAppel(Cible("famille", 12), "Maryse", "", "62516", telephone="+33639980005", demandes=(request(),))
    assert [motif for motif in MOTIFS if matches(family, motif)] == ["tout", "familles"]
