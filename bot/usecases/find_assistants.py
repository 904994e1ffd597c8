"""Finds professionals of the directory by name, commune or number, in the animatrice's own relais only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.fiches import NomConnu, find_noms
from bot.domain.personnes import Personne
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit

AU_PLUS = 12


@dataclass(frozen=True, slots=True)
class Trouvees:
    """The first ones; `autres` = how many more there are: a longer word chooses better."""

    cherche: str
    noms: tuple[NomConnu, ...]
    autres: int
    communes: Mapping[str, str]


async def find_assistants(unit: Unit, qui: Personne, query: str) -> Trouvees | None:
    """Everybody whom these words may mean."""
    if qui.animateur_relais_id is None:
        return None
    communes = noms_des_communes(unit, qui.animateur_relais_id)
    found = find_noms(query, await unit.tx.fiches.list_noms(qui.animateur_relais_id), communes)
    return Trouvees(query, tuple(found[:AU_PLUS]), max(0, len(found) - AU_PLUS), communes)
