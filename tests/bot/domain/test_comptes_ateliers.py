"""The Caf's table: different people and participations, never one for the other."""

from __future__ import annotations

from bot.domain.comptes_ateliers import Seance, Venue, count_ateliers


def test_different_people_and_participations_are_two_numbers() -> None:
    seances = [Seance(1, "eveil", False), Seance(2, "eveil", True), Seance(3, "sortie", False)]
    venues = [
        Venue(1, "assistant_maternel", "a1", 2),
        Venue(2, "assistant_maternel", "a1", 1),
        Venue(3, "assistant_maternel", "a1", 3),
        Venue(1, "garde_a_domicile", "a2", 1),
        Venue(3, "parent", "f1", 1),
    ]
    bilan = count_ateliers(seances, venues)
    eveil, sortie = bilan.genres["eveil"], bilan.genres["sortie"]
    assert list(bilan.genres) == ["eveil", "sortie"]
    assert (eveil.sur_place, eveil.a_distance, eveil.professionnels, eveil.enfants) == (1, 1, 2, 3)
    assert eveil.participations == {"assistant_maternel": 2, "garde_a_domicile": 1}
    assert eveil.venues_enfants == 4
    assert (sortie.professionnels, sortie.differents["parent"], sortie.enfants) == (1, 1, 4)
    assert bilan.ensemble.professionnels == 2, "who came to two kinds is one person"
    assert bilan.ensemble.enfants == 5, "3 with a1 at the most, 1 with a2, 1 with f1"
    assert bilan.ensemble.seances == 3


def test_who_came_to_a_session_that_is_not_counted_is_not_counted() -> None:
    assert count_ateliers([], [Venue(9, "parent", "f1", 1)]).ensemble.participations == {}
