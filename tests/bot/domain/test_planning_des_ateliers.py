"""Holidays, conflicts, repetition, what is typed, the one door, the places that somebody names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.atelier_ecrit import of_plain, to_plain
from bot.domain.ateliers import Atelier, Compte
from bot.domain.ateliers_neufs import copy_of, first_free_day, new_atelier
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.conflits import conflits_of_day, find_conflits
from bot.domain.lieux_dits import find_lieu, rooms_by_use
from bot.domain.nouvelles_atelier import told_at, what_changed
from bot.domain.periodes_planning import PeriodePlanning, day_code, read_day
from bot.domain.porte_atelier import find_refus
from bot.domain.reglages import Reglages
from bot.domain.relais import Fermeture
from bot.domain.repetition import moved_to, repeat
from bot.domain.saisie_atelier import parse_ages, parse_creneau, parse_places
from bot.domain.vacances import is_known, known_until, vacances
from bot.exemples.planning_fictif import generate
from bot.relais import EXEMPLES, load_relais

RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")
JOUR = date(2026, 11, 17)
NOW = to_utc(date(2026, 10, 13), time(10))
UN = Atelier(
    7, 1, "eveil", "Peinture", to_utc(JOUR, time(9, 15)), to_utc(JOUR, time(11, 30)), NOW, lieu="lillers",
    animateur_id=3,
)  # fmt: skip


def at(de: time, a: time, **changes: object) -> Atelier:
    return replace(UN, id=8, debut=to_utc(JOUR, de), fin=to_utc(JOUR, a), **changes)  # type: ignore[arg-type]


def test_each_zone_has_its_own_holidays() -> None:
    day = date(2027, 2, 15)
    found = [vacances("A", day), vacances("B", day), vacances("C", day)]
    assert found.count(None) in (1, 2)
    assert vacances("B", date(2026, 12, 25)) == "Vacances de Noël"
    assert vacances("B", JOUR) is None
    assert vacances("B", date(1900, 1, 1)) is None


def test_what_was_not_published_is_not_believed_to_be_school() -> None:
    last = known_until("B")
    assert is_known("B", last)
    assert not is_known("B", last + timedelta(days=1))
    assert [one.obstacle for one in conflits_of_day(last + timedelta(days=40), RELAIS)][-1] == "vacances_inconnues"


def test_conflicts_name_what_stands_in_the_way() -> None:
    closed = replace(RELAIS, fermetures=(Fermeture(JOUR, JOUR, "formation de l'équipe"),))
    others = [at(time(11), time(12)), at(time(11), time(12), lieu="busnes", animateur_id=4), at(time(11, 30), time(12)),
              at(time(10), time(11), etat="annule")]  # fmt: skip
    assert [one.obstacle for one in find_conflits(UN, [*others, UN], RELAIS)] == ["lieu", "animatrice"]
    assert [(one.obstacle, one.nom) for one in find_conflits(UN, [], closed)] == [("ferme", "formation de l'équipe")]
    assert [one.obstacle for one in conflits_of_day(date(2026, 11, 11), RELAIS)] == ["ferie"]


def test_a_repetition_keeps_its_days_and_says_the_others() -> None:
    every = repeat(JOUR, 1, 8, 0, RELAIS)
    assert len(every.jours) + len(every.ecartes) == 8
    assert {conflit.obstacle for _, conflit in every.ecartes} == {"vacances"}
    assert [one.rang for one in every.jours] == list(range(len(every.jours)))
    less = repeat(JOUR, 1, 8, 0b101, RELAIS)
    assert less.gardes == tuple(one.jour for one in every.jours if one.rang not in (0, 2))
    assert [day - JOUR for day in repeat(JOUR, 2, 2, 0, RELAIS).gardes] == [timedelta(weeks=2), timedelta(weeks=4)]
    assert len(repeat(JOUR, 1, 999, 0, RELAIS).jours) <= 26


def test_moving_keeps_the_hours_of_the_clock() -> None:
    for day in (date(2027, 3, 28), date(2027, 10, 31)):
        moved = moved_to(UN, day)
        assert to_paris(moved.debut).time() == time(9, 15)
        assert to_paris(moved.fin).time() == time(11, 30)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9h15-11h30", (time(9, 15), time(11, 30))),
        ("de 9 h 15 à 11 h 30", (time(9, 15), time(11, 30))),
        ("14:00 – 16:00", (time(14), time(16))),
        ("entre 10h et midi", (time(10), time(12))),
        ("le matin", None),
        ("9h", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, hours: tuple[time, time] | None) -> None:
    assert parse_creneau(text) == hours


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("de 18 mois à 3 ans", (18, 36)), ("0-3 ans", (0, 36)), ("dès 2 ans", (24, None)),
        ("2 ans et plus", (24, None)),
        ("jusqu'à 3 ans", (None, 36)), ("2,5 ans à 4 ans", (30, 48)), ("tous les âges", (None, None)),
        ("", (None, None)), ("les grands", None),
    ],
)  # fmt: skip
def test_ages_are_read_as_people_write_them(text: str, ages: tuple[int | None, int | None] | None) -> None:
    assert parse_ages(text) == ages


def test_places_are_read_as_people_write_them() -> None:
    assert parse_places("8 adultes et 12 enfants") == (8, 12)
    assert parse_places("10") == (10, None)
    assert parse_places("beaucoup") is None


def test_the_door_says_one_reason() -> None:
    wrong = {
        "titre_vide": {"titre": "  "}, "titre_long": {"titre": "x" * 81}, "fin_avant_debut": {"fin": UN.debut},
        "trop_dure": {"fin": UN.debut + timedelta(hours=15)}, "places": {"places_adultes": 0},
        "enfants": {"places_enfants": 501}, "ages": {"age_min_mois": 40, "age_max_mois": 36},
        "publics": {"publics": ()}, "texte_long": {"description": "x" * 601},
    }  # fmt: skip
    for refus, change in wrong.items():
        assert find_refus(replace(UN, **change), NOW) == refus  # type: ignore[arg-type]
    assert find_refus(UN, UN.debut) == "dans_le_passe"
    assert find_refus(UN, UN.debut - timedelta(days=800)) == "trop_loin"
    assert find_refus(replace(UN, places_enfants=3), NOW, Compte(2, 4)) == "moins_que_inscrites"
    assert find_refus(UN, NOW, Compte(8, 40)) is None


def test_a_place_is_found_by_its_commune_its_name_or_nearly() -> None:
    found = [
        find_lieu(text, RELAIS) for text in ("lillers", "Salle Robert Prin", "Lorgies", "salle robert prim", "ici")
    ]
    assert [one.cle if one else None for one in found] == ["lillers", "cambrin", "lorgies", "cambrin", None]
    there = find_lieu("Salle mise à disposition", RELAIS, "Burbure")
    assert there is not None
    assert there.cle == "burbure"
    assert find_lieu("Salle mise à disposition", RELAIS) is None
    assert rooms_by_use(RELAIS, {"witternesse": 3})[0].cle == "witternesse"


def test_a_new_one_without_any_before_is_on_a_school_day() -> None:
    made = new_atelier(1, RELAIS, "reunion", "Le contrat", None, 3, date(2026, 12, 14))
    assert conflits_of_day(made.jour, RELAIS) == ()
    assert made.jour >= date(2027, 1, 4)
    assert (made.places_enfants, to_paris(made.debut).time()) == (0, time(19))
    assert first_free_day(RELAIS, date(2026, 11, 9), JOUR.weekday()) == JOUR
    copy = copy_of(replace(UN, etat="annonce", annonce_le=NOW, version=4, serie=2), RELAIS, 5, date(2026, 10, 13))
    assert (copy.etat, copy.version, copy.serie, copy.jour) == ("brouillon", 1, None, JOUR + timedelta(days=7))


def test_only_what_matters_to_who_comes_is_news_and_at_a_kind_hour() -> None:
    assert what_changed(UN, replace(UN, places_adultes=3, description="x", intervenant="y")) == ()
    assert what_changed(UN, replace(moved_to(UN, JOUR + timedelta(days=1)), lieu="busnes")) == ("jour", "lieu")
    night = to_utc(date(2026, 10, 13), time(22))
    assert to_paris(told_at(night, UN.debut, Reglages())).time() == time(8)
    tomorrow = to_utc(date(2026, 10, 14), time(9, 15))
    assert told_at(night, tomorrow, Reglages()) == night
    afternoon = to_utc(date(2026, 10, 14), time(14))
    assert to_paris(told_at(night, afternoon, Reglages())).time() == time(8), "the morning is soon enough"


def test_periods_follow_each_other() -> None:
    week = PeriodePlanning.week_of(JOUR)
    assert (week.premier, week.dernier) == (date(2026, 11, 16), date(2026, 11, 22))
    assert week.apres.avant == week
    assert PeriodePlanning.month_of(date(2026, 12, 31)).apres.premier == date(2027, 1, 1)
    assert PeriodePlanning.read("m", day_code(JOUR)) == PeriodePlanning.month_of(JOUR)
    assert [read_day(code) for code in (20261117, 20261399, 0, 99990101)] == [JOUR, None, None, None]


def test_what_waits_for_a_word_is_read_again_as_it_was() -> None:
    draft = replace(UN, id=0, regles={"max_par_mois": 2}, places_enfants=12)
    assert of_plain(to_plain(draft)) == draft


def test_the_example_is_the_same_each_time() -> None:
    assert generate(RELAIS, JOUR, JOUR + timedelta(days=20)) == generate(RELAIS, JOUR, JOUR + timedelta(days=20))
