"""A place and its week in one line, as one would say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.assistants import Accepte, Place
from bot.domain.semaine import Moment, grille_of
from bot.domain.semaine_offerte import DE_JOUR, JOURNEES, with_hours
from content.filters_places import en_accueils, en_ages, en_nouvelle, en_place, en_semaine
from tests.bot.domain.cas import NOW, TODAY, place


@pytest.mark.parametrize(
    ("grille", "words"),
    [
        (None, ""),
        (0, "aucun jour"),
        (JOURNEES, "du lundi au vendredi"),
        (grille_of((0, 1), Moment), "lundi et mardi (jour et nuit)"),
        (grille_of((0, 2), (Moment.MATIN, Moment.MIDI)), "lundi et mercredi (matin et midi)"),
        (grille_of((0, 1), DE_JOUR) | grille_of((2,), (Moment.APRES_MIDI,)), "lundi et mardi ; mercredi (après-midi)"),
    ],
)
def test_a_week(grille: int | None, words: str) -> None:
    assert en_semaine(grille) == words


def test_exact_hours_take_the_place_of_moments() -> None:
    said = with_hours(Place(1, grille=JOURNEES), (5,), time(7, 30), time(13))
    assert en_semaine(said.grille, said.horaires) == "du lundi au vendredi ; samedi de 7 h 30 à 13 h"
    night = with_hours(Place(1), (0,), time(21), time(7))
    assert en_semaine(night.grille, night.horaires) == "lundi de 21 h à 7 h"


@pytest.mark.parametrize(
    ("ages", "words"),
    [((None, None), ""), ((0, None), ""), ((0, 17), "jusqu'à 17 mois"), ((36, None), "à partir de 3 ans"),
     ((18, 36), "de 18 mois à 3 ans")],
)  # fmt: skip
def test_ages(ages: tuple[int | None, int | None], words: str) -> None:
    assert en_ages(Place(1, age_min=ages[0], age_max=ages[1])) == words


def test_a_place_in_one_line() -> None:
    free = place(libre_le=date(2027, 1, 4), age_max=17, restriction="temps_partiel")
    said = "libre à partir du lundi 4 janvier 2027, jusqu'à 17 mois, à temps partiel, du lundi au vendredi"
    assert en_place(free, TODAY) == said
    assert en_place(replace(free, libre_le=TODAY), TODAY).startswith("libre, ")
    assert (
        en_place(place("occupee", jusqu_au=date(2027, 6, 30), grille=None), TODAY)
        == "occupée jusqu'au mercredi 30 juin 2027"
    )
    assert (en_place(place("inconnue"), TODAY), en_place(place("inconnue"), TODAY, elle=False)) == (
        "je ne sais pas", "on ne sait pas",
    )  # fmt: skip


def test_whose_news_they_are() -> None:
    said = place(confirmee_le=NOW, source="bot")
    assert en_nouvelle(said, {}) == "dit le mardi 13 octobre 2026"
    noted = replace(said, source="visite", animateur_id=7)
    assert en_nouvelle(noted, {7: "Anne"}) == "dit lors d'une visite le mardi 13 octobre 2026, noté par Anne"
    assert en_nouvelle(noted, {}) == "dit lors d'une visite le mardi 13 octobre 2026"
    assert en_nouvelle(replace(said, source="import"), {}) == "lu dans l'annuaire le mardi 13 octobre 2026"
    assert en_nouvelle(place("inconnue"), {}) == ""


def test_what_she_accepts() -> None:
    assert (
        en_accueils(Accepte(True, None, False, None, True)) == "avant et après l'école et dépannage de quelques jours"
    )
    assert en_accueils(Accepte()) == ""
