"""The animatrice sees which families look for a second one, and which pairs are in touch. Never who said no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit
from store.partages import Rapprochement


@dataclass(frozen=True, slots=True)
class PartagesVus:
    """`en_contact` and `proposes` are pairs; one that is without a future is in neither."""

    cherchent: tuple[DemandeAccueil, ...]
    proposes: tuple[Rapprochement, ...]
    en_contact: tuple[Rapprochement, ...]
    communes: Mapping[str, str]


async def see_partages(unit: Unit, qui: Personne) -> PartagesVus | None:
    """Of her relais; None for somebody else."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    searching = await unit.tx.partages.list_searching(qui.animateur_relais_id)
    pairs = await unit.tx.partages.list_of_relais(qui.animateur_relais_id)
    return PartagesVus(
        tuple([await unit.tx.demandes.get(numero) for _, numero in searching]),
        tuple(pair for pair in pairs if pair.contact_le is None and not pair.is_over),
        tuple(pair for pair in pairs if pair.contact_le is not None),
        noms_des_communes(unit, qui.animateur_relais_id),
    )
