"""« Chercher un accueil »: a new form, unless one waits or the family already has as many requests as it may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.personnes import Personne
from bot.domain.reglages import Reglages
from bot.usecases.fill_form import begin_form_with
from bot.usecases.form_in_hand import RECHERCHE_NEUVE, Ecran
from bot.usecases.submit_demande import TropDeDemandes
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class DejaCommencee:
    """A half-filled search waits: it is offered before another one."""


async def open_search(
    unit: Unit, personne: Personne, *, anew: bool = False, dites: Mapping[str, Any] | None = None
) -> Ecran | DejaCommencee | TropDeDemandes:
    """The first question that is not answered by `dites`. `anew`: the half-filled search, if any, is given up."""
    if personne.recherche_en_cours and not anew:
        return DejaCommencee()
    maximum = _maximum(unit, personne)
    known = await unit.tx.demandes.list_of_compte(personne.compte_id)
    if sum(demande.is_open for demande in known) >= maximum:
        return TropDeDemandes(maximum)
    return await begin_form_with(unit, personne, RECHERCHE_NEUVE, dites or {})


def _maximum(unit: Unit, personne: Personne) -> int:
    relais = unit.territoire.only()
    if personne.relais_id is not None:
        relais = unit.territoire.get(personne.relais_id)
    return (relais.reglages if relais else Reglages()).demandes_ouvertes_max
