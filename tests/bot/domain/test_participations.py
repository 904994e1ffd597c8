"""What her hour brings: a letter, a reminder after three days, a call; never a hurry for who answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.agenda_campagne import Agenda
from bot.domain.calendrier import is_allowed, to_utc
from bot.domain.campagnes import Campagne
from bot.domain.participations import (
    APPELS,
    ECARTS,
    Appeler,
    Attendre,
    Due,
    Ecarter,
    Ecrire,
    Lettre,
    MotifAppel,
    Suite,
    decide,
)
from bot.relais import EXEMPLES, load_relais

RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")
NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
FIN = to_utc(date(2026, 11, 3), datetime.min.time())
C = Campagne(1, 1, "animatrice", "Campagne", date(2026, 10, 13), date(2026, 11, 2), etat="en_cours")
NEW = Due(1, 7, 42, "a_ecrire", 0, 0, None, False, None, None, None, False)
SENT = replace(NEW, etat="ecrite", envois=1, lettre="sent", partie_le=NOW - timedelta(days=3))


def what(due: Due, now: datetime = NOW, **settings: int) -> Suite:
    relais = replace(RELAIS, reglages=replace(RELAIS.reglages, **settings))  # type: ignore[arg-type]
    return decide(due, C, Agenda.of(relais, now), FIN, now)


def test_the_question_leaves_at_an_allowed_hour() -> None:
    suite = what(NEW)
    assert isinstance(suite, Ecrire)
    assert suite.relances == 0
    assert is_allowed(suite.le, RELAIS.reglages)


@pytest.mark.parametrize("motif", ECARTS)
def test_who_is_to_be_left_in_peace_is(motif: str) -> None:
    assert what(replace(NEW, empeche=motif)) == Ecarter(motif)  # type: ignore[arg-type]


@pytest.mark.parametrize("motif", APPELS)
def test_who_cannot_be_written_to_is_phoned(motif: MotifAppel) -> None:
    assert what(replace(SENT, empeche=motif)) == Appeler(motif)


def test_who_is_asked_by_another_campaign_waits() -> None:
    assert what(replace(NEW, occupee=True)) == Attendre(NOW + timedelta(days=1))


def test_the_reminder_waits_three_days_after_the_real_sending() -> None:
    late = replace(SENT, partie_le=NOW - timedelta(days=2))
    assert what(late) == Attendre(NOW + timedelta(days=1))
    assert isinstance(what(SENT), Ecrire)
    assert what(replace(SENT, partie_le=NOW - timedelta(days=6)), relance_apres_jours=7) == Attendre(
        NOW + timedelta(days=1)
    )


def test_two_reminders_at_most_then_a_call() -> None:
    for given in (0, 1):
        suite = what(replace(SENT, relances=given))
        assert isinstance(suite, Ecrire)
        assert suite.relances == given + 1
    assert what(replace(SENT, relances=2)) == Appeler("silencieuse")
    assert what(SENT, relances_max=0) == Appeler("silencieuse")


@pytest.mark.parametrize(
    ("lettre", "then"),
    [
        ("queued", Attendre(NOW + timedelta(days=1))),
        ("claimed", Attendre(NOW + timedelta(days=1))),
        ("unreachable", Appeler("bloquee")),
        ("rejected", Appeler("non_envoyee")),
        ("expired", Appeler("non_envoyee")),
        (None, Appeler("non_envoyee")),
    ],
)
def test_a_letter_that_has_not_arrived_is_not_reminded_of(lettre: Lettre | None, then: Suite) -> None:
    assert what(replace(SENT, lettre=lettre, partie_le=None)) == then


def test_who_told_the_relais_lately_is_neither_reminded_nor_phoned() -> None:
    assert what(replace(SENT, is_a_jour=True)) == Ecarter("a_jour")
    assert isinstance(what(replace(NEW, is_a_jour=True)), Ecrire)


def test_a_full_week_puts_her_letter_off_and_drops_nothing() -> None:
    full = replace(NEW, autres=tuple(NOW - timedelta(days=n) for n in (1, 2, 3)))
    suite = what(full)
    assert isinstance(suite, Ecrire)
    assert suite.le > NOW - timedelta(days=3) + timedelta(days=7)
    assert is_allowed(suite.le, RELAIS.reglages)


def test_a_letter_without_room_before_the_end_waits_for_the_end() -> None:
    assert what(replace(NEW, autres=(FIN,) * 3)) == Attendre(FIN)


def test_the_reminder_she_asked_for_is_not_one_of_the_two() -> None:
    suite = what(replace(SENT, etat="plus_tard", relances=1))
    assert suite == Ecrire(NOW, 1)
