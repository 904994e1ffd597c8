"""The family agrees to hear from the relais in some months. One purpose, one date; « Mes données » takes it back."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.usecases.unit import Unit


async def agree_to_follow_up(unit: Unit, personne: Personne, demande_id: int) -> bool:
    """False when that request is not hers."""
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)
    if demande is None:
        return False
    await unit.tx.familles.agree(demande.famille_id, "suivi", unit.now)
    return True
