"""« Nouvelle demande », for a family on the phone or at the counter: a form of hers, beside her own search if any."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import Famille
from bot.domain.personnes import Personne
from bot.usecases.fill_form import begin_form
from bot.usecases.form_in_hand import DICTEE_NEUVE, Ecran, take_form
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class DicteeCommencee:
    """One waits, interrupted; `prenom`: of its family, once it is said."""

    prenom: str | None


@dataclass(frozen=True, slots=True)
class FamilleConnue:
    """A family that has this number already, and its open requests."""

    famille: Famille
    demandes: tuple[DemandeAccueil, ...]


async def open_dictee(unit: Unit, qui: Personne, *, anew: bool = False) -> Ecran | DicteeCommencee | None:
    """The first question; None for who is not of a team. `anew`: the one that waits is given up."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    waiting = None if anew else await take_form(unit, qui, DICTEE_NEUVE)
    if waiting is not None and "canal" in waiting.reponses:
        return DicteeCommencee(waiting.reponses.get("qui", {}).get("prenom"))
    return await begin_form(unit, qui, DICTEE_NEUVE, {"relais": qui.animateur_relais_id, "acquis": []})


async def list_connues(unit: Unit, qui: Personne, famille_ids: list[int]) -> list[FamilleConnue]:
    """Who they are, for « c'est elle »: those of her relais only."""
    found: list[FamilleConnue] = []
    for famille_id in famille_ids:
        famille = await unit.tx.familles.find(qui.animateur_relais_id or 0, famille_id)
        if famille is not None:
            demandes = await unit.tx.demandes.list_of_famille(famille.id)
            found.append(FamilleConnue(famille, tuple(one for one in demandes if one.is_open)))
    return found
