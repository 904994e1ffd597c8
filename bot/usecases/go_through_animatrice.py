"""« Ma demande passe d'abord par l'animatrice », chosen after it was sent. Asks no reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.usecases.leave_out import withdraw
from bot.usecases.submit_demande import tell_team
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class ChezLAnimatrice:
    """Nothing leaves any more without her."""

    demande: DemandeAccueil


async def take_back_questions(unit: Unit, demande_id: int) -> None:
    """Who has not answered yet reads that there is nothing to answer any more; who was not asked yet is not."""
    for proposition in await unit.tx.propositions.list_of_demande(demande_id):
        if proposition.etat in {"en_attente", "a_appeler"}:
            assistant = await unit.tx.assistants.get(proposition.assistant)
            await withdraw(unit, proposition, assistant.telegram_id)


async def go_through_animatrice(unit: Unit, personne: Personne, demande_id: int) -> ChezLAnimatrice | None:
    """Nobody else is asked; who has not answered yet has nothing to answer any more. Twice changes nothing."""
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)
    if demande is None or not demande.is_open:
        return None
    if demande.passe_par_animatrice:
        return ChezLAnimatrice(demande)
    etat = "a_valider" if demande.etat == "active" else demande.etat
    after = replace(demande, passe_par_animatrice=True, etat=etat, vague_le=None)
    await unit.tx.demandes.save(after, unit.now)
    await unit.tx.demandes_dues.forget_hold(demande.id)
    await take_back_questions(unit, demande.id)
    famille = await unit.tx.familles.get(demande.famille_id)
    await tell_team(unit, after, famille, unit.territoire.get(demande.relais_id))
    return ChezLAnimatrice(after)
