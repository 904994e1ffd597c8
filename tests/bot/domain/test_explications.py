"""What the animatrice reads of each professional."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.assistants import Accepte
from bot.domain.demandes import Enfant
from bot.domain.explications import explain
from bot.domain.mois import Mois
from bot.domain.places import Lien
from bot.domain.semaine import grille_of
from bot.domain.verdicts import Exclue
from tests.bot.domain.cas import DEBUT, JOURNEE, besoin, candidat, criteres, place

AINE, BEBE = Enfant(Mois(2024, 1)), Enfant(Mois(2026, 9))
NOTHING_SAID = Accepte()


def test_each_child_is_told_with_the_place_found_for_it() -> None:
    told = explain(criteres(besoin(enfants=(BEBE, AINE))), candidat(place(rang=1), place(rang=2, age_min=30)))
    assert told.accueil == {0: 1, 1: 2}
    assert told.a_verifier == ()


def test_a_partial_place_says_its_days_and_its_delay() -> None:
    late = place(libre_le=DEBUT + timedelta(days=12), grille=grille_of({0, 1}, JOURNEE))
    (vue,) = explain(criteres(), candidat(late)).vues
    assert (vue.lien, vue.retard_jours, vue.jours_couverts) == (Lien.PARTIEL, 12, (0, 1))


def test_an_exclusion_keeps_the_facts_of_each_place() -> None:
    told = explain(criteres(), candidat(place("occupee", 1), place(rang=2, age_min=12)))
    assert told.verdict == Exclue("complet")
    assert [vue.lien for vue in told.vues] == [Lien.OCCUPEE, Lien.AGE]
    assert told.accueil == {}


def test_what_is_to_be_asked_tells_an_unknown_place_from_unknown_days() -> None:
    assert explain(criteres(), candidat()).a_verifier == ("disponibilite",)
    assert explain(criteres(), candidat(place(grille=None))).a_verifier == ("jours",)
    assert explain(criteres(besoin(imprevu=True)), candidat(place(), accepte=NOTHING_SAID)).a_verifier == ("imprevu",)


def test_a_place_of_which_nothing_is_known_has_no_rank() -> None:
    assert explain(criteres(), candidat()).accueil == {0: None}
