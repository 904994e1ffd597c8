"""The database's first sieve never loses anybody whom the rule would ask."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict

from hypothesis import given, settings

from bot.domain.admissibilite import judge
from bot.domain.criteres import Candidat, Criteres
from bot.domain.demandes import Besoin
from bot.domain.prefiltre import prefiltre
from bot.domain.verdicts import Admise
from tests.bot.domain.cas import UN_BEBE, besoin, besoins, candidat, candidats, criteres, place

TABLES = """
CREATE TABLE am (id, statut, ne_plus_diffuser, en_pause_jusqu_au, agrement_fin, agrement_places,
                 periscolaire, atypiques, imprevu);
CREATE TABLE place (am_id, etat, libre_le, age_min, age_max, grille, confirmee_le, jusqu_au);
"""
MAY_BE_ASKED = """
SELECT 1 FROM am
WHERE statut <> 'creche_familiale' AND ne_plus_diffuser = 0
  AND (en_pause_jusqu_au IS NULL OR en_pause_jusqu_au < :today)
  AND (agrement_fin IS NULL OR agrement_fin >= :debut)
  AND NOT (:atypique AND COALESCE(atypiques, 1) = 0)
  AND NOT (:imprevu AND COALESCE(imprevu, 1) = 0)
  AND NOT (:periscolaire AND COALESCE(periscolaire, 1) = 0)
  AND (NOT EXISTS (SELECT 1 FROM place WHERE am_id = am.id)
    OR agrement_places > (SELECT count(*) FROM place WHERE am_id = am.id)
    OR EXISTS (SELECT 1 FROM place p WHERE p.am_id = am.id
         AND COALESCE(p.age_min, 0) <= :age_max AND COALESCE(p.age_max, 999) >= :age_min
         AND (p.confirmee_le IS NULL OR p.confirmee_le < :fraiche_depuis OR p.etat = 'inconnue'
           OR (p.etat IN ('occupee', 'gelee')
               AND (p.confirmee_le < :occupee_depuis OR p.jusqu_au < :connue_avant))
           OR (p.etat = 'libre' AND (p.libre_le IS NULL OR p.libre_le <= :libre_avant)
               AND (p.grille IS NULL OR :utile = 0 OR p.grille & :utile <> 0)))))
"""
KNOWN_PLACE = """
SELECT 1 FROM place p
WHERE p.etat = 'libre' AND p.confirmee_le >= :fraiche_depuis AND (p.libre_le IS NULL OR p.libre_le <= :connue_avant)
  AND COALESCE(p.age_min, 0) <= :age_max AND COALESCE(p.age_max, 999) >= :age_min
  AND (p.grille IS NULL OR :utile = 0 OR p.grille & :utile <> 0)
"""


def passes(statement: str, c: Criteres, k: Candidat) -> bool:
    """Runs the statement over this one professional, with dates and instants as text that sorts."""
    a = k.assistant
    db = sqlite3.connect(":memory:")
    try:
        db.executescript(TABLES)
        accepte = (a.accepte.periscolaire, a.accepte.horaires_atypiques, a.accepte.besoin_imprevu)
        row = (a.id, a.statut, a.ne_plus_diffuser, a.en_pause_jusqu_au, a.agrement.fin, a.agrement.places, *accepte)
        db.execute("INSERT INTO am VALUES (?,?,?,?,?,?,?,?,?)", [written(value) for value in row])
        for p in a.places:
            seat = (a.id, p.etat, p.libre_le, p.age_min, p.age_max, p.grille, p.confirmee_le, p.jusqu_au)
            db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", [written(value) for value in seat])
        bounds = {name: written(value) for name, value in asdict(prefiltre(c)).items()}
        return db.execute(statement, bounds).fetchone() is not None
    finally:
        db.close()


def written(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


@settings(max_examples=300)
@given(besoins, candidats)
def test_the_sieve_loses_nobody_whom_the_rule_would_ask(wanted: Besoin, k: Candidat) -> None:
    c = criteres(wanted)
    verdict = judge(c, k)
    if isinstance(verdict, Admise):
        assert passes(MAY_BE_ASKED, c, k)
    if verdict == Admise("place_connue"):
        assert passes(KNOWN_PLACE, c, k)


def test_a_family_that_says_no_day_loses_nobody_even_with_an_empty_grid() -> None:
    c = criteres(besoin(jours=None, horaires=None))
    assert judge(c, candidat(place(grille=0))) == Admise("place_connue")
    assert passes(MAY_BE_ASKED, c, candidat(place(grille=0)))
    assert passes(KNOWN_PLACE, c, candidat(place(grille=0)))


def test_the_sieve_is_a_sieve() -> None:
    """It does stop those whom a database can stop."""
    c = criteres(UN_BEBE)
    assert passes(MAY_BE_ASKED, c, candidat(place()))
    for stopped in (
        candidat(place("occupee")),
        candidat(place(age_min=12)),
        candidat(place(grille=0)),
        candidat(place(), ne_plus_diffuser=True),
    ):
        assert not passes(MAY_BE_ASKED, c, stopped)
    assert not passes(KNOWN_PLACE, c, candidat(place(news_days=121)))
