"""What a territory file and the law plan: each day once, under a key that a new wording does not change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.campagnes import CampagnePrevue, Public
from bot.domain.campagnes_prevues import list_occurrences
from bot.domain.relais import Relais
from bot.relais import EXEMPLES, load_relais

ARTOIS = load_relais(EXEMPLES).get("artois-lys-romane")


def of(*prevues: CampagnePrevue, legales: bool = False) -> Relais:
    return replace(ARTOIS, campagnes=prevues, reglages=replace(ARTOIS.reglages, campagnes_legales=legales))


def test_the_two_legal_dates_of_each_year() -> None:
    found = list_occurrences(of(legales=True), date(2026, 11, 1), date(2027, 12, 31))
    assert [(one.cle, one.debut, one.fin) for one in found] == [
        ("legale:2026-11-15", date(2026, 11, 15), date(2026, 11, 30)),
        ("legale:2027-05-15", date(2027, 5, 15), date(2027, 5, 31)),
        ("legale:2027-11-15", date(2027, 11, 15), date(2027, 11, 30)),
    ]
    assert list_occurrences(of(), date(2026, 11, 1), date(2027, 12, 31)) == []


def test_months_begin_on_their_first_working_day_and_days_on_themselves() -> None:
    prevue = CampagnePrevue(mois=(1, 5), jours=((9, 15),), duree_jours=14)
    found = list_occurrences(of(prevue), date(2027, 1, 1), date(2027, 12, 31))
    assert [one.debut for one in found] == [date(2027, 1, 4), date(2027, 5, 3), date(2027, 9, 15)]
    assert found[0].fin == date(2027, 1, 17)


def test_a_campaign_lasts_what_the_relais_says_when_the_file_does_not() -> None:
    (found,) = list_occurrences(of(CampagnePrevue(mois=(1,))), date(2027, 1, 1), date(2027, 1, 31))
    assert (found.fin - found.debut).days + 1 == ARTOIS.reglages.campagne_duree_jours


def test_two_campaigns_of_one_day_have_two_keys_that_their_names_do_not_change() -> None:
    first = CampagnePrevue("Nord", jours=((3, 1),), public=Public(frozenset({"62516"})))
    second = CampagnePrevue("Sud", jours=((3, 1),))
    keys = {one.cle for one in list_occurrences(of(first, second), date(2027, 3, 1), date(2027, 3, 1))}
    assert keys == {"territoire:2027-03-01:1", "territoire:2027-03-01:2"}
    renamed = replace(first, nom="Nord du territoire")
    assert {one.cle for one in list_occurrences(of(renamed, second), date(2027, 3, 1), date(2027, 3, 1))} == keys
