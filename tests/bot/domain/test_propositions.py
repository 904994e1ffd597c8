"""The life of a proposal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.demandes import Etat
from bot.domain.propositions import (
    MOTIFS,
    DejaPourvue,
    DejaRepondu,
    EtatProposition,
    Interessee,
    NonMerci,
    PlusDisponible,
    Proposition,
    Reponse,
    Retiree,
    TropTard,
    decide_reponse,
    list_suites,
    may_be_proposed_again,
)
from tests.bot.domain.cas import NOW

PROPOSEE = Proposition(demande=214, assistant=1, cercle="place_connue", envoyee_le=NOW)


def in_state(etat: EtatProposition, **changes: Any) -> Proposition:
    return replace(PROPOSEE, etat=etat, **changes)


@pytest.mark.parametrize("etat", ["en_attente", "a_appeler", "pas_cette_fois", "plus_disponible"])
def test_a_yes_counts_while_the_family_searches_even_after_a_no(etat: EtatProposition) -> None:
    assert decide_reponse(in_state(etat), "active", "interessee") == Interessee()


def test_a_yes_after_ten_days_is_welcome_while_the_family_searches() -> None:
    assert decide_reponse(in_state("expiree"), "active", "interessee") == Interessee(tardive=True)
    assert decide_reponse(in_state("expiree"), "expiree", "interessee") == TropTard()


def test_the_same_answer_twice_changes_nothing() -> None:
    assert decide_reponse(in_state("interessee"), "active", "interessee") == DejaRepondu("interessee")
    refused = in_state("pas_cette_fois", motif="complet")
    assert decide_reponse(refused, "active", "pas_cette_fois", "complet") == DejaRepondu("pas_cette_fois")
    assert decide_reponse(refused, "active", "pas_cette_fois") == DejaRepondu("pas_cette_fois")


def test_a_reason_may_follow_a_no() -> None:
    assert decide_reponse(in_state("pas_cette_fois"), "active", "pas_cette_fois", "horaires") == NonMerci("horaires")


def test_a_no_after_a_yes_does_not_undo_it_by_accident() -> None:
    assert decide_reponse(in_state("interessee"), "active", "pas_cette_fois") == DejaRepondu("interessee")
    assert decide_reponse(in_state("interessee"), "active", "plus_disponible") == PlusDisponible()
    assert decide_reponse(in_state("plus_disponible"), "active", "plus_disponible") == DejaRepondu("plus_disponible")


def test_taking_back_a_yes_works_when_the_family_has_found_too() -> None:
    assert decide_reponse(in_state("interessee"), "pourvue", "plus_disponible") == PlusDisponible()


@pytest.mark.parametrize(
    ("etat", "demande", "word"),
    [
        ("en_attente", "pourvue", DejaPourvue()),
        ("pourvue", "active", DejaPourvue()),
        ("en_attente", "retiree", Retiree()),
        ("en_attente", "close", Retiree()),
        ("retiree", "active", Retiree()),
        ("en_attente", "expiree", TropTard()),
    ],
)
@pytest.mark.parametrize("reponse", ["interessee", "pas_cette_fois"])
def test_an_answer_after_the_end_gets_the_word_that_fits(
    etat: EtatProposition, demande: Etat, word: object, reponse: Reponse
) -> None:
    assert decide_reponse(in_state(etat), demande, reponse) == word


etats = st.sampled_from(EtatProposition.__args__)  # type: ignore[attr-defined]
demandes = st.sampled_from(Etat.__args__)  # type: ignore[attr-defined]
reponses = st.sampled_from(Reponse.__args__)  # type: ignore[attr-defined]
AFTER = {Interessee: "interessee", NonMerci: "pas_cette_fois", PlusDisponible: "plus_disponible"}


@given(etats, demandes, reponses, st.sampled_from((None, *MOTIFS)))
def test_an_answer_given_twice_is_never_counted_twice(etat: Any, demande: Any, reponse: Any, motif: Any) -> None:
    first = decide_reponse(in_state(etat), demande, reponse, motif)
    if isinstance(first, Interessee | NonMerci | PlusDisponible):
        kept = in_state(AFTER[type(first)], motif=motif)  # type: ignore[arg-type]
        assert isinstance(decide_reponse(kept, demande, reponse, motif), DejaRepondu)


@given(etats, demandes, reponses)
def test_a_yes_is_never_kept_for_a_request_that_is_over(etat: Any, demande: Any, reponse: Any) -> None:
    if isinstance(decide_reponse(in_state(etat), demande, reponse), Interessee):
        assert demande in {"active", "transmise"}


@pytest.mark.parametrize(
    ("etat", "motif", "again"),
    [
        ("pas_cette_fois", "complet", True),
        ("pas_cette_fois", "pause", True),
        ("pas_cette_fois", "trop_loin", False),
        ("pas_cette_fois", None, False),
        ("expiree", None, True),
        ("plus_disponible", None, True),
        ("en_attente", None, False),
        ("interessee", None, False),
        ("retiree", None, False),
    ],
)
def test_a_declared_place_brings_back_only_those_whom_nothing_lasting_keeps_away(
    etat: EtatProposition, motif: Any, again: bool
) -> None:
    assert may_be_proposed_again(in_state(etat, motif=motif)) is again


def test_she_calls_the_family_only_when_it_agreed() -> None:
    assert "assistant_appelle" in list_suites(True)
    assert list_suites(False) == ("famille_appelle", "par_le_relais")
