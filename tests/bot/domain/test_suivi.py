"""What a family reads on « Mes demandes »."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import EtatProposition, Proposition
from bot.domain.suivi import Comptes, Echeances, ProchaineEtape, count_propositions, describe_demande
from tests.bot.domain.cas import NOW

SOON, LATER = NOW + timedelta(days=2), NOW + timedelta(days=8)
FIN = date(2027, 2, 3)
KNOWN = Echeances(envoi=NOW + timedelta(hours=1), vague=SOON, bilan=LATER, active_jusqu_au=FIN)


def proposed(etat: EtatProposition, sent: bool = True) -> Proposition:
    return Proposition(214, 1, "a_confirmer", etat, envoyee_le=NOW if sent else None)


def step(*propositions: Proposition, etat: Any = "active", now: datetime = NOW) -> ProchaineEtape:
    return describe_demande(etat, propositions, KNOWN, now).etape


def test_asked_six_two_not_free_one_interested_three_silent() -> None:
    six: list[EtatProposition] = [
        "pas_cette_fois",
        "plus_disponible",
        "interessee",
        "en_attente",
        "en_attente",
        "expiree",
    ]
    assert count_propositions(map(proposed, six)) == Comptes(6, 2, 1, 3)


def test_those_taken_out_or_not_yet_asked_are_not_counted_as_asked() -> None:
    comptes = count_propositions(
        [proposed("retiree"), proposed("en_attente", sent=False), proposed("a_appeler", False)]
    )
    assert comptes == Comptes(0, 0, 0, 0, a_appeler=1)


@pytest.mark.parametrize(("asked", "shown"), [(2, False), (3, True)])
def test_counts_are_shown_from_three_asked(asked: int, shown: bool) -> None:
    assert count_propositions([proposed("en_attente")] * asked).is_shown() is shown


@given(st.lists(st.tuples(st.sampled_from(EtatProposition.__args__), st.booleans())))  # type: ignore[attr-defined]
def test_the_counts_add_up(states: list[Any]) -> None:
    comptes = count_propositions(proposed(*state) for state in states)
    assert comptes.demandees == comptes.pas_libres + comptes.interessees + comptes.sans_reponse
    assert comptes.demandees + comptes.a_appeler <= len(states)


def test_a_request_not_yet_read_waits_for_an_animatrice() -> None:
    assert step(etat="a_valider") == ProchaineEtape("validation", LATER)


def test_letters_that_wait_for_the_morning_are_announced() -> None:
    assert step(proposed("en_attente", sent=False)) == ProchaineEtape("envoi", KNOWN.envoi)


def test_while_answers_may_come_the_next_wave_is_the_next_step() -> None:
    assert step(proposed("en_attente")) == ProchaineEtape("reponses", SOON)
    assert step(proposed("en_attente"), now=SOON) == ProchaineEtape("bilan", LATER)


def test_with_somebody_interested_it_is_the_familys_turn() -> None:
    assert step(proposed("interessee"), proposed("en_attente")) == ProchaineEtape("contact", None)


def test_those_without_telegram_are_phoned() -> None:
    assert step(proposed("a_appeler", sent=False)) == ProchaineEtape("appels", LATER)


def test_when_nobody_is_left_the_request_stays_open_for_places_to_come() -> None:
    assert step(proposed("pas_cette_fois"), now=LATER) == ProchaineEtape("veille", FIN)


@pytest.mark.parametrize("etat", ["pourvue", "retiree", "expiree", "close"])
def test_a_request_that_is_over_has_no_next_step(etat: str) -> None:
    assert step(proposed("en_attente"), etat=etat) == ProchaineEtape("fin", None)


def test_a_contact_put_aside_is_counted_and_no_longer_the_next_step() -> None:
    yes = PropositionSuivie(
        214, 1, "a_confirmer", "interessee", envoyee_le=NOW, relais_id=1, ecrite_le=NOW, suivi="sans_suite"
    )
    comptes = count_propositions([yes])
    assert (comptes.interessees, comptes.en_contact) == (1, 0)
    assert step(yes).quoi == "bilan"
    assert step(replace(yes, suivi="pas_encore")).quoi == "contact"
