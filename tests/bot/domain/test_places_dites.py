"""What is said of a place changes that and nothing else; the agrément's facts are the relais's to change."""

from __future__ import annotations

from datetime import date

from bot.domain.assistants import Place
from bot.domain.mises_a_jour import ELLE, Provenance
from bot.domain.places_dites import for_ages, free, is_full, kept_for, not_free
from tests.bot.domain.cas import NOW, place

LE = date(2027, 1, 4)


def test_free_forgets_until_when_it_was_taken_and_the_reverse() -> None:
    taken = not_free(free(Place(1), LE), "occupee", LE)
    assert (taken.etat, taken.libre_le, taken.jusqu_au) == ("occupee", None, LE)
    again = free(taken, LE)
    assert (again.etat, again.libre_le, again.jusqu_au) == ("libre", LE, None)
    assert not_free(taken, "inconnue", LE).jusqu_au is None


def test_her_ages_are_hers_as_long_as_the_agrement_is_silent() -> None:
    hers = for_ages(Place(1), (0, 17), agrement=False)
    assert (hers.age_max, hers.ages_dits) == (17, True)
    assert for_ages(hers, (36, None), agrement=False).age_min == 36
    fact = for_ages(hers, (18, 35), agrement=True)
    assert (fact.age_min, fact.ages_dits) == (18, False)
    assert for_ages(fact, (0, None), agrement=False) == fact
    assert not for_ages(hers, (None, None), agrement=False).ages_dits


def test_the_same_for_whom_a_place_is_kept() -> None:
    hers = kept_for(Place(1), "temps_partiel", agrement=False)
    assert kept_for(hers, None, agrement=False) == Place(1)
    fact = kept_for(hers, "periscolaire", agrement=True)
    assert kept_for(fact, None, agrement=False) == fact
    assert kept_for(fact, None, agrement=True).restriction is None


def test_full_is_said_of_known_places_only() -> None:
    assert is_full([place("occupee"), place("gelee", rang=2)])
    assert not is_full([place("occupee"), Place(2)])
    assert not is_full([])


def test_news_bear_their_day_and_who_wrote_them_unless_there_are_none() -> None:
    said = Provenance("visite", 7).stamp(place(news_days=None), NOW)
    assert (said.confirmee_le, said.source, said.animateur_id) == (NOW, "visite", 7)
    unknown = ELLE.stamp(not_free(said, "inconnue"), NOW)
    assert (unknown.confirmee_le, unknown.source, unknown.animateur_id) == (None, None, None)
