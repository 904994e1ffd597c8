"""The fictitious directory has the proportions of the documents, once read back by the real import."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain.annuaire.communes_du_relais import commune_finder
from bot.domain.annuaire.comparaison import compare
from bot.domain.annuaire.lecture import read_annuaire
from bot.domain.annuaire.rapport import Rapport
from bot.domain.annuaire.tableau import FichierRefuse
from bot.domain.assistants import AssistantMaternel
from bot.exemples.annuaire_fictif import generate, spread
from bot.exemples.communes_2025 import ARTOIS_LYS_ROMANE_2025
from bot.relais import load_relais

TODAY = date(2026, 10, 13)
NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
RELAIS = load_relais(Path(__file__).parents[3] / "bot" / "exemples").get("artois-lys-romane")
VIEILLE_CHAPELLE, LILLERS, ISBERGUES = "62851", "62516", "62473"


def read_back(data: bytes) -> Rapport:
    read = read_annuaire(data, commune_finder(RELAIS, TODAY), TODAY)
    assert not isinstance(read, FichierRefuse)
    return compare([], read, NOW)


@pytest.fixture(scope="module")
def rapport() -> Rapport:
    return read_back(generate(today=TODAY))


@pytest.fixture(scope="module")
def people(rapport: Rapport) -> list[AssistantMaternel]:
    return [nouvelle.fiche for nouvelle in rapport.nouvelles]


def test_178_people_of_whom_146_are_active(people: list[AssistantMaternel]) -> None:
    assert len(people) == 178
    assert sum(p.en_activite is True for p in people) == 146


def test_38_at_home_and_6_in_a_mam_have_a_place(people: list[AssistantMaternel]) -> None:
    free = Counter(p.statut for p in people if any(place.etat == "libre" for place in p.places))
    assert free == {"independant": 38, "mam": 6}


def test_most_say_nothing_of_their_availability(people: list[AssistantMaternel]) -> None:
    assert sum(all(place.etat == "inconnue" for place in p.places) for p in people) > 89


def test_what_they_accept(people: list[AssistantMaternel]) -> None:
    accepted = [
        sum(getattr(p.accepte, kind) is True for p in people)
        for kind in ("horaires_atypiques", "besoin_imprevu", "accueil_adapte", "periscolaire")
    ]
    assert accepted == [61, 92, 79, 128]


def test_seven_mam_of_three_or_four(people: list[AssistantMaternel]) -> None:
    members = Counter((p.commune, p.mam) for p in people if p.statut == "mam")
    assert len(members) == 7
    assert set(members.values()) <= {3, 4}


def test_they_live_where_people_live_and_nobody_in_vieille_chapelle(people: list[AssistantMaternel]) -> None:
    by_commune = Counter(p.commune for p in people)
    assert VIEILLE_CHAPELLE not in by_commune
    assert len(by_commune) == 36
    assert [commune for commune, _ in by_commune.most_common(2)] == [LILLERS, ISBERGUES]


def test_the_file_is_as_untidy_as_a_real_one(rapport: Rapport) -> None:
    assert [refus.motif for refus in rapport.refusees] == ["agrement", "telephone", "nom"]
    assert {warning.code for warning in rapport.avertissements} == {
        "telephone_illisible",
        "second_telephone",
        "agrement_passe",
    }
    assert len(rapport.sans_telephone) == 18
    assert {doubt.motif for doubt in rapport.doublons} == {"telephone", "nom_proche"}
    assert rapport.colonnes_ignorees == ("Remarques",)


def test_no_number_could_ring_and_no_name_could_be_real(people: list[AssistantMaternel]) -> None:
    fiction = re.compile(r"\+33(?:19900|26191|35301|46571|53649|63998)\d{4}")
    assert all(p.telephone is None or fiction.fullmatch(p.telephone) for p in people)
    assert all(p.nom.startswith("Fictive-") for p in people)
    assert all(p.email is None or p.email.endswith(".example") for p in people)


def test_the_same_seed_writes_the_same_file() -> None:
    assert generate(seed=7, today=TODAY) == generate(seed=7, today=TODAY)
    assert generate(seed=7, today=TODAY) != generate(seed=8, today=TODAY)


@pytest.mark.parametrize("n", [1, 5, 36, 37, 178, 2500])
def test_any_number_of_people_can_be_written(n: int) -> None:
    assert sum(spread(n, ARTOIS_LYS_ROMANE_2025)) == n
    report = read_back(generate(n, today=TODAY))
    assert len(report.nouvelles) == n
