"""Her balance says what families near her ask for and she does not offer, never so few that one is recognised."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.domain.assistants import Accepte, AssistantMaternel, Place
from bot.domain.bilan import count_manques
from bot.domain.demandes import Besoin, Horaires
from bot.domain.semaine import Moment, grille_of
from tests.quartier import UN_BEBE

SEMAINE = (0, 1, 3, 4)
ELLE = AssistantMaternel(
    1, "Essai", "Zoé", "62001", places=(Place(1, "libre", grille=grille_of(SEMAINE, (Moment.MATIN, Moment.MIDI))),)
)


def besoin(jours: set[int], arrivee: time, depart: time) -> Besoin:
    return replace(UN_BEBE, jours=frozenset(jours), horaires=Horaires(arrivee, depart))


def test_what_three_families_ask_is_told() -> None:
    evenings = [besoin({0}, time(9), time(19))] * 3
    assert count_manques(ELLE, evenings) == (("apres_ecole", 3),)


def test_two_families_could_be_recognised() -> None:
    assert count_manques(ELLE, [besoin({5}, time(9), time(12))] * 2) == ()


def test_what_she_offers_is_not_missing() -> None:
    assert count_manques(ELLE, [besoin({0, 1}, time(9), time(13))] * 5) == ()


def test_a_wednesday_is_told() -> None:
    assert count_manques(ELLE, [besoin({2}, time(9), time(12))] * 4) == (("mercredi", 4),)


def test_nothing_is_concluded_from_a_week_she_never_said() -> None:
    silent = replace(ELLE, places=(Place(1, "libre"),), accepte=Accepte())
    assert count_manques(silent, [besoin({5}, time(6), time(22))] * 9) == ()
