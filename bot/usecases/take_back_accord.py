"""« Mes données »: one agreement is taken back, from now on, by who gave it. What has been sent stays sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from bot.domain.personnes import Personne
from bot.usecases.form_in_hand import RECHERCHE_NEUVE
from bot.usecases.go_through_animatrice import go_through_animatrice
from bot.usecases.unit import Unit

Finalite = Literal["relayer", "etre_appelee", "suivi"]


async def may_take_back(unit: Unit, personne: Personne, finalite: Finalite) -> bool:
    """Whether she agrees to it today, for some relais."""
    familles = await unit.tx.familles.list_of_compte(personne.compte_id)
    return any([finalite in await unit.tx.familles.list_agreed(famille.id) for famille in familles])


async def take_back_accord(unit: Unit, personne: Personne, finalite: Finalite) -> bool:
    """For every relais, dated. False when there was nothing to take back: twice changes nothing."""
    if not await may_take_back(unit, personne, finalite):
        return False
    for famille in await unit.tx.familles.list_of_compte(personne.compte_id):
        await unit.tx.familles.take_back(famille.id, finalite, unit.now)
    await _ask_anew(unit, personne, finalite)
    if finalite != "suivi":
        await _change_open_requests(unit, personne, finalite)
    return True


async def _change_open_requests(unit: Unit, personne: Personne, finalite: Finalite) -> None:
    """Nothing leaves by itself any more, or her number is not given any more."""
    for demande in await unit.tx.demandes.list_of_compte(personne.compte_id):
        if not demande.is_open:
            continue
        if finalite == "relayer":
            await go_through_animatrice(unit, personne, demande.id)
        elif demande.peut_etre_appelee:
            await unit.tx.demandes.save(replace(demande, peut_etre_appelee=False), unit.now)


async def _ask_anew(unit: Unit, personne: Personne, finalite: Finalite) -> None:
    """A half-filled search that counted on it asks the question again, even when it was about to be sent."""
    form = await unit.tx.dialogues.find(personne.compte_id, RECHERCHE_NEUVE)
    if form is None or finalite not in form.reponses.get("acquis", ()):
        return
    acquis = [one for one in form.reponses["acquis"] if one != finalite]
    etape = "accord" if finalite == "relayer" else form.etape
    now, compte = unit.now, personne.compte_id
    await unit.tx.dialogues.save(compte, RECHERCHE_NEUVE, etape, {**form.reponses, "acquis": acquis}, now)
    if personne.dialogue is None or personne.dialogue.formulaire != RECHERCHE_NEUVE:
        await unit.tx.dialogues.suspend(compte)  # it was waiting, and still does
