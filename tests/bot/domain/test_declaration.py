"""The text for monenfant.fr says what she said, for the half-year that begins, and nothing that she did not say."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.assistants import AssistantMaternel, Heures, Place
from bot.domain.declaration import Echeance, Plage, Total, declare, next_echeance
from bot.domain.semaine import Moment, grille_of

HIVER = Echeance(date(2026, 12, 1), date(2027, 5, 31))
ETE = Echeance(date(2027, 6, 1), date(2027, 11, 30))
ELLE = AssistantMaternel(1, "Essai", "Zoé", "62001")
JOURNEE = (Moment.MATIN, Moment.MIDI, Moment.APRES_MIDI)


@pytest.mark.parametrize(
    ("today", "echeance"),
    [
        (date(2026, 6, 1), HIVER),  # the first of June is late for the one before: the next one counts
        (date(2026, 11, 30), HIVER),
        (date(2026, 12, 1), ETE),
        (date(2027, 5, 31), ETE),
    ],
)
def test_the_next_legal_date(today: date, echeance: Echeance) -> None:
    assert next_echeance(today) == echeance


def test_the_relais_speaks_of_it_from_the_middle_of_may_and_november() -> None:
    assert ETE.rappel_le == date(2027, 5, 15)
    assert HIVER.rappel_le == date(2026, 11, 14)
    assert not HIVER.is_near(date(2026, 11, 13))
    assert HIVER.is_near(date(2026, 11, 14))
    assert not HIVER.is_near(date(2026, 12, 1))


def test_days_alike_are_said_together_and_exact_hours_alone() -> None:
    grille = grille_of((0, 1, 3), JOURNEE) | grille_of((5,), (Moment.MATIN,))
    samedi = Heures(5, time(8, 30), time(12))
    (place,) = declare(ELLE, (Place(1, "libre", grille=grille, horaires=(samedi,)),), HIVER)
    assert place.plages == (Plage((0, 1, 3), JOURNEE), Plage((5,), heures=samedi))


@pytest.mark.parametrize(
    ("place", "libre", "libre_le"),
    [
        (Place(1, "libre"), True, None),
        (Place(1, "libre", libre_le=date(2026, 9, 1)), True, None),  # free before the half-year: from its first day
        (Place(1, "libre", libre_le=date(2027, 2, 1)), True, date(2027, 2, 1)),
        (Place(1, "libre", libre_le=date(2027, 9, 1)), False, None),
        (Place(1, "occupee"), False, None),
        (Place(1, "occupee", jusqu_au=date(2027, 1, 31)), True, date(2027, 2, 1)),
        (Place(1, "gelee", jusqu_au=date(2027, 8, 31)), False, None),
        (Place(1), None, None),
    ],
)
def test_a_place_over_the_half_year(place: Place, libre: bool | None, libre_le: date | None) -> None:
    (said,) = declare(ELLE, (place,), HIVER)
    assert (said.libre, said.libre_le) == (libre, libre_le)


def test_the_share_is_the_caf_s() -> None:
    assert Total(93, 150).part == 62
    assert Total(0, 0).part is None
