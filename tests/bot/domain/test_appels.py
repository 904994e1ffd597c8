"""Somebody who did not answer the phone is tried again when it is worth it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.domain.appels import Quand, call_back_at, try_again_at
from bot.domain.calendrier import to_paris
from bot.domain.relais import Fermeture, Permanence, Relais

RELAIS = Relais(
    slug="essai", nom="Essai", nom_court="Essai", departement="62", zone_scolaire="B", communes=(),
    permanences=tuple(Permanence(jour, time(9), time(12)) for jour in (0, 1, 3, 4)),
)  # fmt: skip
MARDI = datetime(2026, 10, 13, 8, tzinfo=UTC)


def test_a_besoin_imprevu_is_tried_again_the_same_day() -> None:
    assert (try_again_at(RELAIS, True, MARDI) - MARDI).total_seconds() == 2 * 3600


def test_otherwise_she_is_tried_again_when_the_relais_opens_another_day() -> None:
    again = to_paris(try_again_at(RELAIS, False, MARDI))
    assert (again.date().isoformat(), again.time()) == ("2026-10-15", time(9))


def test_a_closed_day_is_passed_over() -> None:
    closed = replace(RELAIS, fermetures=(Fermeture(date(2026, 10, 15), date(2026, 10, 16)),))
    assert to_paris(try_again_at(closed, False, MARDI)).date() == date(2026, 10, 19)


@pytest.mark.parametrize(
    ("quand", "jour", "heure"),
    [
        ("soir", "2026-10-13", time(18)),
        ("demain", "2026-10-15", time(9)),  # closed on Wednesdays
        ("trois_jours", "2026-10-16", time(9)),
        ("semaine", "2026-10-19", time(9)),
    ],
)
def test_she_is_phoned_again_when_she_said(quand: Quand, jour: str, heure: time) -> None:
    again = to_paris(call_back_at(RELAIS, quand, MARDI))
    assert (again.date().isoformat(), again.time()) == (jour, heure)


def test_an_evening_already_begun_is_another_day() -> None:
    again = to_paris(call_back_at(RELAIS, "soir", MARDI.replace(hour=17)))
    assert again.date().isoformat() == "2026-10-15"
