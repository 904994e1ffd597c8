"""An animatrice reads a family's remark: it leaves only if she agrees. Never rewrites it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.usecases.unit import Unit


async def review_remarque(unit: Unit, personne: Personne, demande_id: int, *, agreed: bool) -> DemandeAccueil | None:
    """The request with its remark judged; None when it is not of her relais, or has no remark."""
    demande = await unit.tx.demandes.find(demande_id)
    if demande is None or demande.remarque is None or demande.relais_id != personne.animateur_relais_id:
        return None
    judged = replace(demande, remarque_etat="acceptee" if agreed else "refusee")
    await unit.tx.demandes.save(judged, unit.now)
    return judged
