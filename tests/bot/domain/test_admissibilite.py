"""Who may be asked, in which circle, or why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.domain.admissibilite import judge
from bot.domain.assistants import Accepte, Agrement
from bot.domain.criteres import Candidat, Criteres
from bot.domain.demandes import Enfant, Horaires
from bot.domain.mois import Mois
from bot.domain.semaine import Moment, grille_of
from bot.domain.verdicts import Admise
from tests.bot.domain.cas import (
    DEBUT,
    EN_SEMAINE,
    JOURNEE,
    NOW,
    TODAY,
    TOUJOURS,
    UN_BEBE,
    besoin,
    candidat,
    criteres,
    place,
)

AINE, BEBE = Enfant(Mois(2024, 1)), Enfant(Mois(2026, 9))
ECOLIER = Enfant(Mois(2022, 3))


def said(c: Criteres, k: Candidat) -> str:
    """The circle, or the reason."""
    verdict = judge(c, k)
    return verdict.cercle if isinstance(verdict, Admise) else verdict.raison


def of_place(wanted: dict[str, Any] | None = None, etat: Any = "libre", **changes: Any) -> str:
    """What is said of somebody with this one place."""
    return said(criteres(besoin(**(wanted or {}))), candidat(place(etat, **changes)))


def test_a_fresh_place_free_in_time_is_known() -> None:
    assert of_place() == "place_connue"
    assert of_place(libre_le=DEBUT) == "place_connue"


@pytest.mark.parametrize("etat", ["libre", "occupee", "gelee"])
def test_news_of_more_than_four_months_is_no_news(etat: str) -> None:
    assert of_place(etat=etat, news_days=121) == "a_confirmer"
    assert of_place(etat=etat, news_days=None) == "a_confirmer"


@pytest.mark.parametrize("etat", ["occupee", "gelee"])
def test_a_place_taken_until_a_day_before_the_start_is_to_be_confirmed(etat: str) -> None:
    """It may be free then, or be taken again: she is asked, and never shown as available."""
    assert of_place(etat=etat, jusqu_au=DEBUT - timedelta(days=1)) == "a_confirmer"
    assert of_place(etat=etat, jusqu_au=DEBUT) == "complet"
    assert of_place(etat=etat, jusqu_au=DEBUT, wanted={"a_partir_du": None}) == "a_confirmer"
    assert of_place(etat="libre", jusqu_au=DEBUT) == "place_connue"  # a former end says nothing of a free place


def test_news_of_exactly_120_days_still_counts() -> None:
    assert of_place(news_days=120) == "place_connue"
    assert of_place(etat="occupee", news_days=120, wanted={"a_partir_du": TODAY}) == "complet"


def test_a_directory_without_any_availability_is_asked_whole() -> None:
    assert said(criteres(), candidat()) == "a_confirmer"
    assert said(criteres(), candidat(agrement=Agrement(places=4))) == "a_confirmer"
    jumeaux = criteres(besoin(enfants=(BEBE, BEBE)))
    assert said(jumeaux, candidat()) == "a_confirmer"
    assert said(jumeaux, candidat(agrement=Agrement(places=1))) == "pas_assez_de_places"


def test_places_that_are_all_taken_exclude() -> None:
    taken = [place("occupee", 1), place("gelee", 2), place("libre", 3, libre_le=DEBUT + timedelta(days=60))]
    assert said(criteres(), candidat(*taken)) == "complet"


def test_a_place_of_the_agrement_that_nobody_spoke_of_is_asked_for() -> None:
    assert said(criteres(), candidat(place("occupee"), agrement=Agrement(places=2))) == "a_confirmer"


def test_taken_today_says_nothing_of_a_start_in_ten_months() -> None:
    assert of_place(etat="occupee", wanted={"a_partir_du": date(2027, 8, 23)}) == "a_confirmer"


def test_a_place_free_up_to_31_days_late_is_partial_then_taken() -> None:
    assert of_place(libre_le=DEBUT + timedelta(days=31)) == "partiel"
    assert of_place(libre_le=DEBUT + timedelta(days=32)) == "complet"
    assert of_place({"jusqu_au": DEBUT + timedelta(days=5)}, libre_le=DEBUT + timedelta(days=6)) == "complet"


def test_a_family_without_a_date_takes_any_date() -> None:
    assert of_place({"a_partir_du": None}, libre_le=date(2027, 6, 1)) == "place_connue"


def test_a_wanted_date_already_past_counts_as_today() -> None:
    assert of_place({"a_partir_du": TODAY - timedelta(days=20)}, libre_le=TODAY) == "place_connue"


@pytest.mark.parametrize(("age_min", "age_max"), [(4, 4), (None, 4), (4, None), (None, None)])
def test_ages_are_months_at_the_start_date_both_bounds_included(age_min: int | None, age_max: int | None) -> None:
    assert of_place(age_min=age_min, age_max=age_max) == "place_connue"


@pytest.mark.parametrize(("age_min", "age_max"), [(5, None), (None, 3)])
def test_a_place_for_another_age_excludes_even_when_nothing_is_fresh(age_min: int | None, age_max: int | None) -> None:
    assert of_place(age_min=age_min, age_max=age_max) == "aucune_place_pour_cet_age"
    assert of_place(age_min=age_min, age_max=age_max, news_days=None) == "aucune_place_pour_cet_age"


def test_a_child_to_come_is_a_newborn_at_most() -> None:
    attendu = {"enfants": (Enfant(Mois(2027, 3), attendu=True),)}
    assert of_place({**attendu, "a_partir_du": date(2027, 8, 1)}, age_min=5, age_max=5) == "place_connue"
    assert of_place(attendu, age_max=0) == "place_connue"  # wanted before the birth
    assert of_place(attendu, age_min=1) == "aucune_place_pour_cet_age"


def test_a_part_time_place_takes_fewer_than_30_hours_a_week() -> None:
    six_heures = Horaires(time(9), time(15))
    assert of_place({"jours": frozenset({0, 1, 3, 4}), "horaires": six_heures}, restriction="temps_partiel") == (
        "place_connue"
    )
    assert of_place({"horaires": six_heures}, restriction="temps_partiel") == "places_reservees"


@pytest.mark.parametrize("wanted", [{"horaires": None}, {"jours": None}, {"semaines": "une_sur_deux"}])
def test_hours_that_cannot_be_counted_do_not_exclude_from_a_part_time_place(wanted: dict[str, Any]) -> None:
    assert of_place(wanted, restriction="temps_partiel") == "a_confirmer"


def test_hours_that_vary_are_an_upper_bound() -> None:
    varies = Horaires(time(6), time(21), variables=True, jours_par_semaine=3)
    assert of_place({"horaires": varies}, restriction="temps_partiel", grille=TOUJOURS) == "a_confirmer"


def test_a_place_before_and_after_school_is_not_for_a_baby() -> None:
    assert of_place(restriction="periscolaire") == "places_reservees"
    assert of_place(
        {"enfants": (ECOLIER,), "ecole": "Jules Ferry", "trajet": "famille"}, restriction="periscolaire"
    ) == ("place_connue")
    assert of_place({"enfants": (ECOLIER,)}, restriction="periscolaire") == "a_confirmer"  # the school was not said


def test_the_hours_in_class_are_not_needed() -> None:
    matin_et_soir = grille_of(EN_SEMAINE, (Moment.AVANT_ECOLE, Moment.APRES_ECOLE))
    jours = frozenset({0, 1, 3, 4})
    ecole = {"enfants": (ECOLIER,), "ecole": "Jules Ferry", "trajet": "famille", "jours": jours}
    assert of_place(ecole, grille=matin_et_soir) == "place_connue"
    assert of_place({**ecole, "jours": frozenset({2})}, grille=matin_et_soir) == "moments_incompatibles"
    assert of_place({"jours": jours}, grille=matin_et_soir) == "moments_incompatibles"


def test_a_place_open_on_some_of_the_days_is_partial() -> None:
    assert of_place(grille=grille_of({0, 1}, JOURNEE)) == "partiel"


def test_other_days_and_other_moments_are_two_reasons() -> None:
    assert of_place(grille=grille_of({5}, JOURNEE)) == "jours_incompatibles"
    assert of_place(grille=grille_of(EN_SEMAINE, (Moment.MATIN,))) == "moments_incompatibles"


def test_days_without_hours_need_something_on_each_day() -> None:
    wanted = {"horaires": None}
    assert of_place(wanted, grille=grille_of(EN_SEMAINE, (Moment.MATIN,))) == "place_connue"
    assert of_place(wanted, grille=grille_of({0}, (Moment.MATIN,))) == "partiel"
    assert of_place(wanted, grille=grille_of({6}, (Moment.MATIN,))) == "jours_incompatibles"


def test_hours_without_days_need_one_day_that_holds_them() -> None:
    assert of_place({"jours": None}, grille=grille_of({3}, JOURNEE)) == "place_connue"
    assert of_place({"jours": None}, grille=grille_of({3}, (Moment.MIDI,))) == "moments_incompatibles"


def test_hours_that_vary_need_a_number_of_days_that_hold_them() -> None:
    varies = {"horaires": Horaires(time(7, 30), time(18), variables=True, jours_par_semaine=3)}
    assert of_place(varies, grille=grille_of({0, 2, 4}, JOURNEE)) == "place_connue"
    assert of_place(varies, grille=grille_of({0, 2}, JOURNEE)) == "partiel"
    assert of_place({**varies, "jours": frozenset({5, 6})}, grille=grille_of({0, 2, 4}, JOURNEE)) == (
        "jours_incompatibles"
    )


def test_one_week_out_of_two_needs_the_same_days() -> None:
    assert of_place({"semaines": "une_sur_deux"}) == "place_connue"


def test_a_night_needs_its_evening_and_the_morning_after() -> None:
    nuit = {"horaires": Horaires(time(20), time(7)), "jours": frozenset({0})}
    lundi_soir_mardi_matin = grille_of({0}, {Moment.NUIT}) | grille_of({1}, {Moment.AVANT_ECOLE})
    assert of_place(nuit, grille=lundi_soir_mardi_matin) == "place_connue"
    assert of_place(nuit, grille=grille_of({0}, Moment)) == "moments_incompatibles"


def test_a_free_place_whose_days_were_never_said_is_known() -> None:
    assert of_place(grille=None) == "place_connue"  # fresh, free in time: an imported place seldom says its days
    assert of_place({"jours": None, "horaires": None}, grille=None) == "place_connue"  # nothing was wanted of them


def test_the_days_of_old_news_do_not_exclude() -> None:
    assert of_place(news_days=200, grille=grille_of({5}, JOURNEE)) == "a_confirmer"


@pytest.mark.parametrize(
    ("changes", "raison"),
    [
        ({"telegram_id": 77}, "elle_meme"),
        ({"telephone": "+33321000001"}, "elle_meme"),
        ({"id": 9}, "ecartee_par_animatrice"),
        ({"ne_plus_diffuser": True}, "ne_plus_diffuser"),
        ({"statut": "creche_familiale"}, "creche_familiale"),
        ({"en_pause_jusqu_au": TODAY}, "en_pause"),
        ({"agrement": Agrement(fin=DEBUT - timedelta(days=1))}, "agrement_expire"),
    ],
)
def test_what_excludes_before_any_place_is_looked_at(changes: dict[str, Any], raison: str) -> None:
    c = criteres(telegram_id=77, telephone="+33321000001", ecartees=frozenset({9}))
    assert said(c, candidat(place(), **changes)) == raison


def test_a_pause_that_is_over_and_an_agrement_that_ends_on_the_day_do_not_exclude() -> None:
    k = candidat(place(), en_pause_jusqu_au=TODAY - timedelta(days=1), agrement=Agrement(places=1, fin=DEBUT))
    assert said(criteres(), k) == "place_connue"


def test_the_radius_is_included() -> None:
    assert said(criteres(), candidat(place(), distance_km=10.0)) == "place_connue"
    assert said(criteres(), candidat(place(), distance_km=10.01)) == "trop_loin"


REFUSALS = [
    ({"horaires": Horaires(time(6, 30), time(18))}, "horaires_atypiques", "n_accepte_pas_atypiques"),
    ({"imprevu": True}, "besoin_imprevu", "n_accepte_pas_imprevu"),
    ({"enfants": (ECOLIER,), "ecole": "Jules Ferry"}, "periscolaire", "n_accepte_pas_periscolaire"),
]


@pytest.mark.parametrize(("wanted", "what", "raison"), REFUSALS)
def test_an_explicit_no_excludes_and_silence_is_asked(wanted: dict[str, Any], what: str, raison: str) -> None:
    c = criteres(besoin(**{"trajet": "famille", **wanted}))
    everything = Accepte(periscolaire=True, horaires_atypiques=True, besoin_imprevu=True)
    free = place(grille=TOUJOURS)
    assert said(c, candidat(free, accepte=replace(everything, **{what: False}))) == raison
    assert said(c, candidat(free, accepte=replace(everything, **{what: None}))) == "a_confirmer"
    assert said(c, candidat(free, accepte=everything)) == "place_connue"
    assert said(criteres(), candidat(free, accepte=replace(everything, **{what: False}))) == "place_connue"


def test_a_school_she_never_named_is_asked_when_she_would_drive() -> None:
    wanted = besoin(enfants=(ECOLIER,), ecole="École Jules-Ferry", trajet="assistant_maternel")
    assert said(criteres(wanted), candidat(place(), ecoles=("ecole jules-ferry",))) == "place_connue"
    assert said(criteres(wanted), candidat(place(), ecoles=("Pasteur",))) == "a_confirmer"
    assert said(criteres(replace(wanted, trajet="famille")), candidat(place())) == "place_connue"


@pytest.mark.parametrize("accueil", ["non", "avec_animatrice", "tait"])
@pytest.mark.parametrize("accepte", [True, False, None])
def test_accueil_adapte_is_never_a_criterion(accueil: str, accepte: bool | None) -> None:
    k = candidat(place(), accepte=Accepte(accueil_adapte=accepte))
    assert said(criteres(besoin(accueil_adapte=accueil)), k) == "place_connue"


def test_two_children_need_two_places() -> None:
    wanted = besoin(enfants=(AINE, BEBE))
    assert said(criteres(wanted), candidat(place(rang=1), place(rang=2))) == "place_connue"
    assert said(criteres(wanted), candidat(place(rang=1))) == "pas_assez_de_places"
    assert said(criteres(wanted), candidat(place(rang=1), place("occupee", 2))) == "pas_assez_de_places"
    assert said(criteres(wanted), candidat(place(rang=1), place(rang=2, news_days=200))) == "a_confirmer"


def test_the_place_that_takes_anybody_is_left_to_the_one_who_has_no_other() -> None:
    wanted = besoin(enfants=(BEBE, AINE))
    any_age, big_only = place(rang=1), place(rang=2, age_min=30)
    assert said(criteres(wanted), candidat(any_age, big_only)) == "place_connue"
    assert said(criteres(wanted), candidat(place(rang=1, age_min=30), big_only)) == "aucune_place_pour_cet_age"


def test_children_who_may_go_apart_need_one_place() -> None:
    apart = criteres(besoin(enfants=(BEBE, AINE), separes=True))
    assert said(apart, candidat(place(rang=1))) == "partiel"
    assert said(apart, candidat(place(rang=1), place(rang=2))) == "place_connue"
    assert said(apart, candidat(place(rang=1, news_days=200))) == "a_confirmer"
    assert said(apart, candidat(place("occupee"))) == "complet"


def test_siblings_at_school_are_counted_apart_from_the_baby() -> None:
    wanted = besoin(enfants=(BEBE, ECOLIER), ecole="Jules Ferry", trajet="famille")
    soir = place(rang=2, restriction="periscolaire", grille=grille_of(EN_SEMAINE, JOURNEE))
    no = Accepte(periscolaire=False)
    assert said(criteres(wanted), candidat(place(), soir)) == "place_connue"
    assert said(criteres(wanted), candidat(place(), soir, accepte=no)) == "n_accepte_pas_periscolaire"
    assert said(criteres(replace(wanted, separes=True)), candidat(place(), soir, accepte=no)) == "partiel"


def test_a_request_without_a_child_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no child"):
        criteres(besoin(enfants=()))


def test_the_cast_is_what_the_stories_say() -> None:
    assert criteres().enfants[0].age == 4
    assert place().confirmee_le == NOW - timedelta(days=10)
    assert UN_BEBE.heures_par_semaine() == 52.5
