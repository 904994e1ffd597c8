"""The lists of the board, as an animatrice opens them. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta

from bot.domain.calendrier import to_utc
from bot.domain.personnes import Personne
from bot.domain.tableau import Chiffres, Ligne, Page, Rubrique
from bot.usecases.read_calls import count_calls
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit

PAR_PAGE = 8


@dataclass(frozen=True, slots=True)
class Liste:
    """One page of a list, with what its lines need to be read."""

    rubrique: Rubrique
    page: Page[Ligne]
    communes: Mapping[str, str]


async def count_tableau(unit: Unit, qui: Personne) -> Chiffres | None:
    """How many requests stand in each list of her relais; None for who is not an animatrice."""
    if qui.animateur_relais_id is None:
        return None
    tonight = to_utc(unit.today + timedelta(days=1), time())
    calls = await count_calls(unit, qui.animateur_relais_id)
    return await unit.tx.tableau.count(qui.animateur_relais_id, unit.now, tonight, calls)


async def read_liste(unit: Unit, qui: Personne, rubrique: Rubrique, numero: int) -> Liste | None:
    """One page of one list of her relais."""
    if qui.animateur_relais_id is None:
        return None
    page = await unit.tx.tableau.page(qui.animateur_relais_id, rubrique, numero, PAR_PAGE, unit.now)
    return Liste(rubrique, page, noms_des_communes(unit, qui.animateur_relais_id))
