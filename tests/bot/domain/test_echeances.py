"""When something is due: reminders, expiry, the answer that the family always gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.contacts import AConfierAuRelais, ADemanderEncore, RendezVousPrevu, SansSuite, decide_suivi, suivi_at
from bot.domain.echeances import (
    ReglesEcheances,
    active_until,
    answer_due_at,
    confirmation_at,
    expires_at,
    is_answer_due,
    is_expired,
    is_relance_due,
    relance_at,
)
from bot.domain.propositions import EtatProposition, Proposition
from tests.bot.domain.cas import NOW

RULES = ReglesEcheances()
SENT = Proposition(demande=214, assistant=1, cercle="place_connue", envoyee_le=NOW)


def days(number: float) -> timedelta:
    return timedelta(days=number)


def test_a_reminder_waits_three_days_after_the_real_sending() -> None:
    assert not is_relance_due(SENT, RULES, NOW + days(2.99), en_pause=False)
    assert is_relance_due(SENT, RULES, NOW + days(3), en_pause=False)
    assert relance_at(replace(SENT, envoyee_le=None), RULES, en_pause=False) is None


def test_a_relais_cannot_set_a_reminder_before_three_days_nor_a_third() -> None:
    hasty = ReglesEcheances(relance_apres_jours=1, relances_max=9)
    assert relance_at(SENT, hasty, en_pause=False) == NOW + days(3)
    assert relance_at(replace(SENT, relances=2), hasty, en_pause=False) is None


def test_the_second_reminder_comes_three_days_after_the_first() -> None:
    once = replace(SENT, relances=1, relancee_le=NOW + days(4))
    assert relance_at(once, RULES, en_pause=False) == NOW + days(7)
    assert relance_at(once, ReglesEcheances(relances_max=1), en_pause=False) is None


@pytest.mark.parametrize(
    "etat", ["a_appeler", "interessee", "pas_cette_fois", "expiree", "pourvue", "retiree", "plus_disponible"]
)
def test_nobody_who_answered_or_is_phoned_is_reminded(etat: EtatProposition) -> None:
    assert not is_relance_due(replace(SENT, etat=etat), RULES, NOW + days(30), en_pause=False)


def test_nobody_who_paused_is_reminded() -> None:
    assert not is_relance_due(SENT, RULES, NOW + days(5), en_pause=True)


def test_no_reminder_comes_with_or_after_the_expiry() -> None:
    slow = ReglesEcheances(relance_apres_jours=10)
    assert relance_at(SENT, slow, en_pause=False) is None


def test_a_besoin_imprevu_is_reminded_at_the_open_hours_it_is_given() -> None:
    instants = (NOW + timedelta(hours=3), NOW + days(1))
    assert relance_at(SENT, RULES, en_pause=False, instants=instants) == instants[0]
    assert relance_at(replace(SENT, relances=1), RULES, en_pause=False, instants=instants) == instants[1]
    assert relance_at(SENT, RULES, en_pause=False, instants=()) is None


def test_a_proposal_expires_ten_days_after_the_real_sending() -> None:
    assert not is_expired(SENT, RULES, NOW + days(9.99))
    assert is_expired(SENT, RULES, NOW + days(10))
    assert expires_at(replace(SENT, envoyee_le=None), RULES) is None
    assert expires_at(replace(SENT, etat="a_appeler"), RULES) is None
    assert expires_at(replace(SENT, etat="interessee"), RULES) is None


def test_at_day_ten_the_family_has_an_answer_in_every_case() -> None:
    assert not is_answer_due(NOW, False, None, RULES, NOW + days(9.99))
    assert is_answer_due(NOW, False, None, RULES, NOW + days(10))
    assert not is_answer_due(NOW, False, NOW + days(4), RULES, NOW + days(10))


def test_a_besoin_imprevu_is_answered_within_a_week() -> None:
    assert answer_due_at(NOW, True, RULES) == NOW + days(7)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2027, 1, 4), date(2027, 2, 3)),
        (date(2026, 10, 1), date(2026, 11, 12)),
        (None, date(2027, 4, 11)),
    ],
)
def test_a_request_stays_active_thirty_days_after_its_start(start: date | None, last: date) -> None:
    assert active_until(start, date(2026, 10, 13), RULES) == last


def test_a_request_is_confirmed_every_six_weeks_until_its_end() -> None:
    assert confirmation_at(NOW, date(2027, 2, 3), RULES) == NOW + timedelta(weeks=6)
    assert confirmation_at(NOW, date(2026, 11, 12), RULES) is None


def test_after_a_contact_the_family_is_asked_at_day_five_then_once_more_then_a_human_looks() -> None:
    assert suivi_at(NOW, RULES) == NOW + days(5)
    assert decide_suivi("message_laisse", 1, RULES, NOW) == ADemanderEncore(NOW + days(5))
    assert decide_suivi("pas_encore", 2, RULES, NOW) == AConfierAuRelais()
    assert decide_suivi("rdv_prevu", 1, RULES, NOW) == RendezVousPrevu()
    assert decide_suivi("sans_suite", 2, RULES, NOW) == SansSuite()
