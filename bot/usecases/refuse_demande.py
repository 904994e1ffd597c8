"""A first request that does not leave, or not yet. The family is never left without a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.usecases.close_demande import close_demande
from bot.usecases.decision_equipe import DejaTraitee, already_treated, tell_the_others
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit

Motif = Literal["doublon", "hors_relais", "a_revoir"]


@dataclass(frozen=True, slots=True)
class Refusee:
    """It does not leave; the family was told, kindly, unless it can only be phoned."""

    demande: DemandeAccueil
    motif: Motif
    prenom: str
    telephone: str | None
    has_telegram: bool


@dataclass(frozen=True, slots=True)
class FamilleAppelee:
    """The animatrice phones first; the request waits for her and the team is not reminded any more."""

    demande: DemandeAccueil
    prenom: str
    telephone: str | None
    has_telegram: bool


Refus = Refusee | FamilleAppelee | DejaTraitee | None


async def refuse_demande(unit: Unit, qui: Personne, demande_id: int, motif: Motif) -> Refus:
    """Ends a request that must not leave; the family always reads something kind."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or demande.etat != "a_valider":
        return await already_treated(unit, demande)
    await close_demande(unit, demande, "close", "close_par_relais")
    await note(unit, qui, demande, "refusee")
    famille = await unit.tx.familles.get(demande.famille_id)
    if famille.telegram_id is not None:
        data = {"numero": demande.id, "motif": motif, "relais": unit.territoire.get(demande.relais_id)}
        unit.write(f"demande:{demande.id}:refusee:famille", famille.telegram_id, "tableau/famille_refusee",
                   relais_id=demande.relais_id, data=data)  # fmt: skip
    await tell_the_others(unit, qui, demande, "tableau/equipe_refusee")
    return Refusee(demande, motif, famille.prenom, famille.telephone, famille.telegram_id is not None)


async def call_famille_first(unit: Unit, qui: Personne, demande_id: int) -> Refus:
    """« J'appelle la famille »: it is told so, and the request waits."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or demande.etat != "a_valider":
        return await already_treated(unit, demande)
    await note(unit, qui, demande, "contactee")
    famille = await unit.tx.familles.get(demande.famille_id)
    if famille.telegram_id is not None:
        data = {"numero": demande.id, "telephone": famille.telephone}
        unit.write(f"demande:{demande.id}:appel:famille", famille.telegram_id, "tableau/famille_appelee",
                   relais_id=demande.relais_id, data=data)  # fmt: skip
    return FamilleAppelee(demande, famille.prenom, famille.telephone, famille.telegram_id is not None)
