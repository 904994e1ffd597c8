"""The optional remark of a family: it leaves with the fiche only once an animatrice has read it. Never rewritten."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class RemarqueRelue:
    """What was decided; `has_telegram`: the family could be told, if that is useful."""

    demande: DemandeAccueil
    accepted: bool
    has_telegram: bool


async def review_remarque(unit: Unit, qui: Personne, demande_id: int, *, accept: bool) -> RemarqueRelue | None:
    """Accepted, it leaves with the fiches to come; refused, it stays here and nobody is told."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or demande.remarque is None:
        return None
    wanted = "acceptee" if accept else "refusee"
    if demande.remarque_etat != wanted:
        demande = replace(demande, remarque_etat="acceptee" if accept else "refusee")
        await unit.tx.demandes.save(demande, unit.now)
        await note(unit, qui, demande, "remarque_acceptee" if accept else "remarque_refusee")
    famille = await unit.tx.familles.get(demande.famille_id)
    return RemarqueRelue(demande, accept, famille.telegram_id is not None)


async def tell_remarque_refused(unit: Unit, qui: Personne, demande_id: int) -> bool:
    """« Prévenir la famille »: its request leaves, without the remark. True when it could be told."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or demande.remarque_etat != "refusee":
        return False
    famille = await unit.tx.familles.get(demande.famille_id)
    if famille.telegram_id is None:
        return False
    data = {"numero": demande.id, "relais": unit.territoire.get(demande.relais_id)}
    unit.write(f"demande:{demande.id}:remarque:famille", famille.telegram_id, "tableau/famille_remarque",
               relais_id=demande.relais_id, data=data)  # fmt: skip
    return True
