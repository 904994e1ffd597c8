"""The places left in an atelier and the rules of its registration."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.domain.ateliers import Atelier, Compte, Inscription, etat_des_places, places_of
from bot.domain.calendrier import to_utc
from bot.domain.reglages import Reglages
from bot.domain.regles_ateliers import Regles, with_dates

LUNDI = to_utc(date(2026, 11, 16), time(9, 15))
EVEIL = Atelier(1, 1, "eveil", "Peinture", LUNDI, to_utc(date(2026, 11, 16), time(11, 30)), LUNDI, places_enfants=12)


def somebody(n: int, etat: str, *ages: int) -> Inscription:
    return Inscription(n, 1, 1, etat, assistant_maternel_id=n, enfants=ages)  # type: ignore[arg-type]


def test_a_place_offered_is_not_free_and_one_given_back_is() -> None:
    said = [somebody(1, "inscrite", 10, 20), somebody(2, "proposee", 8), somebody(3, "en_attente", 9),
            somebody(4, "annulee", 9), somebody(5, "refusee"), somebody(6, "expiree")]  # fmt: skip
    places = etat_des_places(EVEIL, said)
    assert (places.adultes_libres, places.enfants_libres) == (6, 9)
    assert places.compte == Compte(1, 2, 1, 1, 1)
    assert places.is_half_empty
    assert places.rempli == 12


def test_room_is_for_the_adult_and_for_her_children() -> None:
    places = places_of(EVEIL, Compte(inscrites=7, enfants=11))
    assert places.has_room_for(1)
    assert not places.has_room_for(2)
    assert places_of(replace(EVEIL, places_enfants=None), Compte(7, 30)).has_room_for(4)
    assert not places_of(EVEIL, Compte(inscrites=8)).has_room_for(0)
    assert places_of(EVEIL, Compte(inscrites=9)).adultes_libres == 0


def test_registration_for_a_monday_closes_on_friday_afternoon() -> None:
    regles = Regles.of(Reglages())
    assert regles.closes(LUNDI) == to_utc(date(2026, 11, 13), time(16))
    assert regles.opens(LUNDI) is None


def test_a_public_holiday_is_no_working_day_before() -> None:
    jeudi = to_utc(date(2026, 11, 12), time(9, 15))
    assert Regles.of(Reglages()).closes(jeudi) == to_utc(date(2026, 11, 10), time(16))


def test_one_atelier_changes_the_rules_of_its_relais() -> None:
    own = replace(EVEIL, regles={"fermeture_jours": 0, "ouverture_jours": 14, "inconnue": 3})
    dated = with_dates(own, Reglages())
    assert dated.fermeture_le == LUNDI
    assert dated.ouverture_le == to_utc(date(2026, 11, 2), time(8))
    assert Regles.of(Reglages(), {"fermeture_heure": "12:30"}).closes(LUNDI) == to_utc(date(2026, 11, 13), time(12, 30))


def test_the_hours_are_those_of_paris_on_both_sides_of_the_time_change() -> None:
    after = to_utc(date(2027, 3, 29), time(9, 15))  # the Monday after the clocks went forward
    assert Regles.of(Reglages()).closes(after) == datetime.fromisoformat("2027-03-26T16:00:00+01:00")


def test_a_priority_lasts_some_days_after_the_announcement() -> None:
    assert Regles.of(Reglages()).priority_ends(LUNDI) is None
    assert Regles.of(Reglages(), {"priorite_commune": True}).priority_ends(LUNDI) == to_utc(
        date(2026, 11, 19), time(9, 15)
    )
    assert Regles.of(Reglages()).priority_ends(None) is None


def test_by_default_a_place_is_given_back_until_it_begins() -> None:
    before = to_utc(date(2026, 11, 16), time(9))
    assert Regles.of(Reglages()).may_still_cancel(LUNDI, before)
    assert not Regles.of(Reglages(), {"annulation_heures": 24}).may_still_cancel(LUNDI, before)
    assert not Regles.of(Reglages()).may_still_cancel(LUNDI, LUNDI)
