"""The family of a form that is sent, with what it has just agreed to: by a tap of its own, or by voice."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.depot import reaches_professionals
from bot.domain.familles import Famille
from bot.domain.recherche_dictee import famille_of
from bot.usecases.form_in_hand import Feuille


async def meet_famille(feuille: Feuille, relais_id: int) -> Famille:
    """One dated agreement for each purpose."""
    unit, said = feuille.unit, feuille.reponses
    famille = await (_met_by_phone(feuille, relais_id) if feuille.moule.dictee else _met_here(feuille, relais_id))
    if said.get("telephone") and said["telephone"] != famille.telephone:
        await unit.tx.familles.set_telephone(famille.id, said["telephone"])
        famille = replace(famille, telephone=said["telephone"])
    par = feuille.personne.animateur_id if feuille.moule.dictee else None
    if said.get("accord") == "oui" and reaches_professionals(said["modes"]):
        await unit.tx.familles.agree(famille.id, "relayer", unit.now, note_par=par)
    if said.get("appel") == "oui" and famille.telephone:
        await unit.tx.familles.agree(famille.id, "etre_appelee", unit.now, note_par=par)
    return famille


async def _met_here(feuille: Feuille, relais_id: int) -> Famille:
    who = feuille.personne
    return await feuille.unit.tx.familles.meet(relais_id, who.compte_id, who.prenom, feuille.unit.now)


async def _met_by_phone(feuille: Feuille, relais_id: int) -> Famille:
    """The one she recognised, or a new one. The animatrice has read this request: it leaves by itself."""
    unit, said = feuille.unit, feuille.reponses
    chosen = famille_of(said)
    known = None if chosen is None else await unit.tx.familles.find(relais_id, chosen)
    famille = known or await unit.tx.familles.add(relais_id, said["qui"]["prenom"], said.get("telephone"), unit.now)
    await unit.tx.familles.approve(famille.id, unit.today)
    return replace(famille, approuvee_le=famille.approuvee_le or unit.today)
