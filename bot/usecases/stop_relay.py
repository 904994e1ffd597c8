"""An animatrice stops the relay of a request, and starts it again. What was already asked may still be answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.domain.personnes import Personne
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit

Arret = Literal["arretee", "deja", "pas_en_cours"] | None
Reprise = Literal["reprise", "deja", "pas_en_cours"] | None


async def stop_relay(unit: Unit, qui: Personne, demande_id: int) -> Arret:
    """Nobody else is asked nor reminded; letters that have not left stay here, as if they were never written."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    if demande.etat != "active":
        return "pas_en_cours"
    if demande.arretee_le is not None:
        return "deja"
    await unit.tx.demandes.save(replace(demande, arretee_le=unit.now, vague_le=None), unit.now)
    for proposition in await unit.tx.propositions.list_of_demande(demande.id):
        left = await unit.tx.letters.has_left(proposition.demande_key)
        if proposition.etat == "en_attente" and not left:
            await unit.tx.letters.cancel(proposition.key)
            await unit.tx.propositions.forget(proposition.id)
        elif proposition.relance_le is not None:
            await unit.tx.propositions.save(replace(proposition, relance_le=None))
    await note(unit, qui, demande, "arretee")
    return "arretee"


async def resume_relay(unit: Unit, qui: Personne, demande_id: int) -> Reprise:
    """The circles are looked at again, now."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    if demande.etat != "active" or demande.passe_par_animatrice:
        return "pas_en_cours"  # a family that chose the animatrice first is never relayed by itself
    if demande.arretee_le is None:
        return "deja"
    await unit.tx.demandes.save(replace(demande, arretee_le=None, vague_le=unit.now), unit.now)
    await note(unit, qui, demande, "reprise")
    return "reprise"
