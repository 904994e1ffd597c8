"""A planning in a file, line by line: what cannot be read is refused by name, never a crash."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.annuaire.tableau import FichierRefuse
from bot.domain.ateliers import Atelier
from bot.domain.ateliers_neufs import copy_of, new_atelier
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.planning_ecrit import Lecteur, PlanningLu, read_planning
from bot.domain.relais import Relais
from bot.relais import EXEMPLES, load_relais

RELAIS: Relais = load_relais(EXEMPLES).get("artois-lys-romane")
NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
LECTEUR = Lecteur(1, RELAIS, 1, NOW, NOW.date())
FETE = Atelier(
    7, 1, "fete", "Veillée", to_utc(date(2026, 11, 20), time(19)), to_utc(date(2026, 11, 21), time(0, 30)), NOW
)


@pytest.mark.parametrize("dit", ["²", "=1+1", "-3", "8,5", "beaucoup"])
def test_a_number_that_is_none_is_refused_with_its_line(dit: str) -> None:
    lu = read_planning(f"date;titre;places\n12/01/2027;Peinture;{dit}\n".encode(), LECTEUR)
    assert isinstance(lu, PlanningLu)
    assert [(one.numero, one.pourquoi) for one in lu.refusees] == [(2, "nombre")]


def test_too_many_lines_are_said_to_be_too_many() -> None:
    rows = "\n".join("12/01/2027;Peinture" for _ in range(5001))
    lu = read_planning(f"date;titre\n{rows}\n".encode(), LECTEUR)
    assert isinstance(lu, FichierRefuse)
    assert lu.raison == "trop_de_lignes"


def test_a_party_that_ends_after_midnight_is_copied_with_its_length() -> None:
    for made in (
        copy_of(FETE, RELAIS, None, NOW.date()),
        new_atelier(1, RELAIS, "fete", "Autre", FETE, 1, NOW.date()),
    ):
        assert made.fin - made.debut == timedelta(hours=5, minutes=30)
        assert to_paris(made.fin).time() == time(0, 30)


def test_a_copy_over_the_change_of_hour_keeps_the_clock() -> None:
    mars = replace(
        FETE, debut=to_utc(date(2027, 3, 23), time(9, 15)), fin=to_utc(date(2027, 3, 23), time(11, 30)), genre="eveil"
    )
    made = copy_of(mars, RELAIS, None, date(2027, 3, 20))
    assert made.jour > date(2027, 3, 28)
    assert (to_paris(made.debut).time(), to_paris(made.fin).time()) == (time(9, 15), time(11, 30))
