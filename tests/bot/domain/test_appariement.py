"""A place declared today answers the requests of yesterday, by the same rule."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings

from bot.domain.appariement import RechercheProche, demandes_for_place, with_place
from bot.domain.assistants import Place
from bot.domain.criteres import Candidat, Recherche, ReglesAppariement, prepare
from bot.domain.demandes import Besoin
from bot.domain.places import lien
from bot.domain.vagues import partition
from tests.bot.domain.cas import NOW, TODAY, assistant, besoin, besoins, candidats, place, some_places

RULES = ReglesAppariement()


def found(declared: Place, *wanted: Besoin, distance_km: float = 2.0, **who: object) -> dict[int, str]:
    recherches = [RechercheProche(Recherche(n, b, telegram_id=55), distance_km) for n, b in enumerate(wanted, 1)]
    her = assistant(place("occupee", 1), place("occupee", 2), **who)
    return {
        one.recherche.numero: one.cercle for one in demandes_for_place(her, declared, recherches, RULES, NOW, TODAY)
    }


def test_a_place_declared_in_april_answers_a_request_of_november() -> None:
    november = besoin(a_partir_du=date(2027, 5, 3))
    april = NOW + timedelta(days=180)
    declared = place(rang=2, confirmee_le=april, libre_le=date(2027, 5, 1))
    full = assistant(place("occupee", 1), place("occupee", 2))
    trouvees = demandes_for_place(
        full, declared, [RechercheProche(Recherche(214, november), 2.0)], RULES, april, date(2027, 4, 11)
    )
    assert [(one.recherche.numero, one.cercle) for one in trouvees] == [(214, "place_connue")]


def test_only_requests_that_this_place_can_answer_are_found() -> None:
    assert found(place(rang=2), besoin(), besoin(a_partir_du=date(2026, 10, 20)), besoin(jours=frozenset({5}))) == {
        1: "place_connue",
        2: "place_connue",
    }
    assert found(place(rang=2, age_min=24), besoin()) == {}
    assert found(place("occupee", rang=2), besoin()) == {}
    assert found(place(rang=2), besoin(), distance_km=40) == {}


def test_her_own_request_is_not_found() -> None:
    assert found(place(rang=2), besoin(), telegram_id=55) == {}


def test_another_place_of_hers_is_no_news() -> None:
    her = assistant(place(rang=1), place("occupee", 2))
    near = [RechercheProche(Recherche(1, besoin()), 2.0)]
    assert not list(demandes_for_place(her, place("occupee", 2), near, RULES, NOW, TODAY))


def test_the_declared_place_takes_the_stead_of_the_one_of_its_rank() -> None:
    her = with_place(assistant(place("occupee", 1), place("occupee", 2)), place(rang=1))
    assert [(p.rang, p.etat) for p in her.places] == [(1, "libre"), (2, "occupee")]


@settings(max_examples=200)
@given(besoins, candidats, some_places)
def test_both_directions_say_the_same(wanted: Besoin, candidat: Candidat, declared: Place) -> None:
    recherche = Recherche(1, wanted)
    her = with_place(candidat.assistant, declared)
    criteres = prepare(recherche, RULES, NOW, TODAY)
    cercles = partition(criteres, [Candidat(her, candidat.distance_km)])
    near = [RechercheProche(recherche, candidat.distance_km)]
    trouvees = list(demandes_for_place(candidat.assistant, declared, near, RULES, NOW, TODAY))
    for one in trouvees:
        assert cercles[one.cercle]
    if any(cercles.values()) and all(lien(criteres, enfant, declared) > 0 for enfant in criteres.enfants):
        assert trouvees
