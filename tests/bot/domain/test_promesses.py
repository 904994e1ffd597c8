"""What the matching rule promises, whatever the request and the professional."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from bot.domain.admissibilite import judge
from bot.domain.assistants import Accepte, Agrement
from bot.domain.criteres import Candidat
from bot.domain.demandes import Besoin
from bot.domain.explications import explain
from bot.domain.verdicts import Admise
from tests.bot.domain.cas import NOW, assistant, besoins, candidats, criteres

many = settings(max_examples=200)


def _nothing(what: str) -> dict[str, Any]:
    return {what: None}


@many
@given(besoins, candidats)
def test_nobody_is_excluded_by_what_she_never_said(wanted: Besoin, candidat: Candidat) -> None:
    """Forgetting anything that is known of a professional never takes her out of the circles."""
    if not isinstance(judge(criteres(wanted), candidat), Admise):
        return
    her = candidat.assistant
    less_known = [
        replace(her, accepte=Accepte()),
        replace(her, agrement=replace(her.agrement, fin=None)),
        replace(her, ecoles=()),
        *(
            replace(her, places=tuple(replace(p, **_nothing(what)) for p in her.places))
            for what in ("grille", "confirmee_le", "age_min", "age_max", "restriction")
        ),
        replace(her, places=(), agrement=Agrement()),
    ]
    for vague in less_known:
        assert isinstance(judge(criteres(wanted), replace(candidat, assistant=vague)), Admise)


@many
@given(besoins, candidats)
def test_nobody_is_excluded_by_what_the_family_does_not_know(wanted: Besoin, candidat: Candidat) -> None:
    if not isinstance(judge(criteres(wanted), candidat), Admise):
        return
    everything: dict[str, Any] = {"jours": None, "horaires": None, "jusqu_au": None, "trajet": None}
    for what in everything:
        forgotten = {what: None} if what != "trajet" else everything
        vague = replace(wanted, **forgotten)
        assert isinstance(judge(criteres(vague), candidat), Admise)


@many
@given(besoins, candidats)
def test_silent_for_four_months_is_never_shown_as_available(wanted: Besoin, candidat: Candidat) -> None:
    if any(p.is_fresh(NOW, 120) and p.etat == "libre" for p in candidat.assistant.places):
        return
    assert judge(criteres(wanted), candidat) not in (Admise("place_connue"), Admise("partiel"))


@many
@given(besoins, candidats)
def test_whoever_is_hidden_or_paused_is_never_asked(wanted: Besoin, candidat: Candidat) -> None:
    hidden = replace(candidat.assistant, ne_plus_diffuser=True)
    assert not isinstance(judge(criteres(wanted), replace(candidat, assistant=hidden)), Admise)


@many
@given(besoins, candidats)
def test_the_explanation_gives_no_place_to_two_children(wanted: Besoin, candidat: Candidat) -> None:
    told = explain(criteres(wanted), candidat)
    rangs = [rang for rang in told.accueil.values() if rang is not None]
    assert len(rangs) == len(set(rangs))
    together = isinstance(told.verdict, Admise) and not wanted.separes
    assert len(told.accueil) == len(wanted.enfants) or not together
    assert bool(told.accueil) == isinstance(told.verdict, Admise)


@many
@given(besoins, candidats)
def test_outside_the_circle_a_confirmer_only_her_days_are_to_be_asked(wanted: Besoin, candidat: Candidat) -> None:
    told = explain(criteres(wanted), candidat)
    if told.verdict == Admise("a_confirmer"):
        assert told.a_verifier
    else:
        assert set(told.a_verifier) <= {"jours"}


@given(besoins)
def test_somebody_of_whom_nothing_is_known_is_always_asked(wanted: Besoin) -> None:
    unknown = assistant(agrement=Agrement(), accepte=Accepte(), places=())
    assert judge(criteres(wanted), Candidat(unknown, 1.0)) == Admise("a_confirmer")


@many
@given(besoins, candidats)
def test_separating_the_children_never_excludes(wanted: Besoin, candidat: Candidat) -> None:
    if isinstance(judge(criteres(replace(wanted, separes=False)), candidat), Admise):
        assert isinstance(judge(criteres(replace(wanted, separes=True)), candidat), Admise)
