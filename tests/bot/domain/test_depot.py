"""What may be sent, and what makes professionals be asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Enfant, Horaires, Mode
from bot.domain.depot import decide_etat, find_doublon, has_really_changed
from bot.domain.libelles_caf import list_labels
from bot.domain.mois import Mois

BESOIN = Besoin(
    "62516", 10, (Enfant(Mois(2026, 3)),), date(2027, 1, 4), None, frozenset({0, 1}), "toutes",
    Horaires(time(8), time(18)), "annee",
)  # fmt: skip
AM: tuple[Mode, ...] = ("assistant_maternel",)
OUVERTE = DemandeAccueil(1, 1, 1, "active", AM, BESOIN)


@pytest.mark.parametrize(
    ("other", "modes", "same"),
    [
        (BESOIN, AM, True),
        (replace(BESOIN, jours=None), AM, True),
        (replace(BESOIN, a_partir_du=date(2027, 2, 1)), AM, True),
        (replace(BESOIN, horaires=None, rayon_km=30), AM, True),
        (replace(BESOIN, jours=frozenset({2})), AM, False),  # « 3 days here, Wednesday elsewhere »
        (replace(BESOIN, a_partir_du=date(2027, 9, 1)), AM, False),
        (replace(BESOIN, commune="62188"), AM, False),
        (replace(BESOIN, enfants=(Enfant(Mois(2024, 3)),)), AM, False),
        (BESOIN, ("collectif",), False),
    ],
)
def test_a_duplicate_asks_the_same_for_the_same_child(other: Besoin, modes: tuple[Mode, ...], same: bool) -> None:
    assert (find_doublon(other, modes, [OUVERTE]) is not None) is same


def test_a_closed_request_is_no_duplicate() -> None:
    assert find_doublon(BESOIN, AM, [replace(OUVERTE, etat="retiree")]) is None


@pytest.mark.parametrize(
    ("modes", "approuvee", "by_hand", "etat"),
    [
        (AM, True, False, "active"),
        (AM, False, False, "a_valider"),
        (AM, True, True, "a_valider"),
        (("ne_sait_pas",), True, False, "active"),
        (("collectif",), True, False, "transmise"),
        (("collectif", "garde_a_domicile"), False, True, "transmise"),
        (("assistant_maternel", "collectif"), True, False, "active"),
    ],
)
def test_where_a_request_begins(modes: tuple[Mode, ...], approuvee: bool, by_hand: bool, etat: str) -> None:
    assert decide_etat(modes, approuvee=approuvee, passe_par_animatrice=by_hand) == etat


def test_only_what_decides_is_a_real_change() -> None:
    assert has_really_changed(BESOIN, replace(BESOIN, horaires=Horaires(time(7), time(18))))
    assert has_really_changed(BESOIN, replace(BESOIN, jours=frozenset({0})))
    assert has_really_changed(BESOIN, replace(BESOIN, a_partir_du=date(2027, 1, 5)))
    assert not has_really_changed(BESOIN, replace(BESOIN, rayon_km=15))
    assert not has_really_changed(BESOIN, replace(BESOIN, accueil_adapte="tait", trajet="famille"))


def test_the_caf_s_labels_are_printed_as_they_are() -> None:
    besoin = replace(
        BESOIN, horaires=Horaires(time(6), time(18)), imprevu=True, accueil_adapte="avec_animatrice", ecole="Ferry"
    )
    assert list_labels(("assistant_maternel", "ne_sait_pas"), besoin) == [
        "auprès d'un assistant maternel", "horaires atypiques", "urgence", "handicap", "avant et après la classe"
    ]  # fmt: skip
