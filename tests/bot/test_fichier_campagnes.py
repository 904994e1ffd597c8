"""`[[secteurs]]` and `[[campagnes]]` of a territory file: what they mean, and what is said of a mistake."""

from __future__ import annotations

import tomllib

import pytest

from bot.domain.campagnes import CampagnePrevue, Public
from bot.domain.relais import Relais, Secteur
from bot.fichier_relais import read_relais
from bot.table_toml import Table

TETE = """
nom = "Relais d'Exemple"
nom_court = "Exemple"
departement = "62"
zone_scolaire = "B"
communes = [
  { insee = "62637", nom = "Oignies", codes_postaux = ["62590"], latitude = 50.4646, longitude = 2.9939 },
  { insee = "62274", nom = "Dourges", codes_postaux = ["62119"], latitude = 50.4393, longitude = 2.9863 },
]
[[secteurs]]
nom = "Nord"
communes = ["62637"]
"""


def read(text: str) -> tuple[Relais, list[str]]:
    problems: list[str] = []
    return read_relais("exemple", Table(tomllib.loads(TETE + text), "", problems)), problems


def test_a_campaign_by_months_and_one_by_days() -> None:
    relais, problems = read("""
[[campagnes]]
mois = ["janvier", "septembre"]
[[campagnes]]
nom = "Sans nouvelles"
jours = ["1er mars", "15 juin"]
duree_jours = 14
secteur = "Nord"
communes = ["62274"]
etats = ["libre", "inconnue"]
sans_nouvelles_jours = 60
""")
    assert problems == []
    assert relais.secteurs == (Secteur("Nord", ("62637",)),)
    assert relais.campagnes == (
        CampagnePrevue(mois=(1, 9)),
        CampagnePrevue(
            "Sans nouvelles", (), ((3, 1), (6, 15)), 14,
            Public(frozenset({"62637", "62274"}), frozenset({"libre", "inconnue"}), 60),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[campagnes]]\nnom = "X"', "campagnes[1].mois : « mois » ou « jours » était attendu"),
        ('[[campagnes]]\nmois = ["janv"]', "campagnes[1].mois[1] : un mois parmi janvier, février"),
        ('[[campagnes]]\njours = ["31 avril"]', "campagnes[1].jours : un jour qui existe chaque année était attendu"),
        ('[[campagnes]]\njours = ["29 février"]', "campagnes[1].jours : un jour qui existe chaque année était attendu"),
        ('[[campagnes]]\njours = ["15/09"]', 'campagnes[1].jours[1] : un jour et un mois, par exemple "15 septembre"'),
        ('[[campagnes]]\nmois = ["mai"]\nsecteur = "Sud"', "campagnes[1].secteur : un mot parmi Nord était attendu"),
        ('[[campagnes]]\nmois = ["mai"]\ncommunes = ["59000"]', "campagnes[1].communes[1] : le code INSEE d'une"),
        ('[[campagnes]]\nmois = ["mai"]\nduree_jours = 5', "campagnes[1].duree_jours : un nombre entier de 10 à 60"),
        ('[[campagnes]]\nmois = ["mai"]\netat = ["libre"]', "campagnes[1].etat : clé inconnue ; vouliez-vous écrire"),
        ('[[secteurs]]\nnom = "Nord"\ncommunes = []', "secteurs : « Nord » y figure deux fois"),
        ('[[secteurs]]\ncommunes = ["62637"]', "secteurs[2].nom : cette clé manque"),
    ],
)
def test_a_mistake_is_named(text: str, sentence: str) -> None:
    assert any(problem.startswith(sentence) for problem in read(text)[1]), read(text)[1]
