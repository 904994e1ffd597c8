"""The answers that a family always gets: on the tenth day, every six weeks, at the end. Never without a next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.echeances import ReglesEcheances, confirmation_at
from bot.domain.ouvertures import next_opening
from bot.domain.suivi import count_propositions
from bot.usecases.close_demande import close_demande
from bot.usecases.each_due import each_due
from bot.usecases.situation import read_situation
from bot.usecases.tell_famille import tell_famille
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic


async def answer_familles(service: Service) -> None:
    """The answer of the tenth day, also when it is « personne »."""
    await each_due(service, lambda unit: unit.tx.demandes_dues.list_due("reponse", unit.now), _answer)


async def confirm_demandes(service: Service) -> None:
    """« Votre recherche est-elle toujours d'actualité ? »"""
    await each_due(service, lambda unit: unit.tx.demandes_dues.list_due("confirmation", unit.now), _confirm)


async def end_demandes(service: Service) -> None:
    """Requests whose last day is over: everybody still concerned is told, the family first."""
    await each_due(service, lambda unit: unit.tx.demandes_dues.list_ended(unit.today), _end)


async def _answer(unit: Unit, demande_id: int) -> None:
    demande = await unit.tx.demandes.get(demande_id)
    if not demande.is_open or demande.reponse_le is None or demande.reponse_le > unit.now:
        return
    if demande.etat != "active":
        await _answer_by_hand(unit, demande)
        return
    answered = replace(
        demande, reponse_le=None, repondu_le=unit.now, confirmation_le=next_confirmation(unit, demande, unit.now)
    )
    await unit.tx.demandes.save(answered, unit.now)
    await _tell(unit, demande, "bilan", "suivi/bilan")


async def _answer_by_hand(unit: Unit, demande: DemandeAccueil) -> None:
    """The team's own: the family reads that it is not forgotten, the team that it is late. Not once it was called."""
    await unit.tx.demandes.save(replace(demande, reponse_le=None, repondu_le=unit.now), unit.now)
    if await unit.tx.evenements.last_of(demande.id, ("contactee", "orientee")) is not None:
        return
    await _tell(unit, demande, "bilan", "suivi/bilan_relais")
    famille = await unit.tx.familles.get(demande.famille_id)
    key = f"demande:{demande.id}:reponse_due"
    await tell_staff(unit, demande.relais_id, key, "suivi/reponse_due_equipe", numero=demande.id, prenom=famille.prenom)


async def _confirm(unit: Unit, demande_id: int) -> None:
    demande = await unit.tx.demandes.get(demande_id)
    if demande.etat != "active" or demande.confirmation_le is None or demande.confirmation_le > unit.now:
        return
    asked = replace(demande, confirmation_le=next_confirmation(unit, demande, unit.now))
    await unit.tx.demandes.save(asked, unit.now)
    famille = await unit.tx.familles.get(demande.famille_id)
    event = f"confirmation:{unit.today.isoformat()}"
    data: dict[str, Any] = {"id": demande.id, "active_jusqu_au": demande.active_jusqu_au}
    if famille.telegram_id is None:
        await tell_famille(unit, demande, famille, event, "suivi/confirmation", **data)
        return
    key = f"demande:{demande.id}:{event}:famille"
    await write_automatic(
        unit, key, famille.telegram_id, "suivi/confirmation", relais_id=demande.relais_id, pour_famille=True,
        numero=demande.id, **data,
    )  # fmt: skip


async def _end(unit: Unit, demande_id: int) -> None:
    demande = await unit.tx.demandes.get(demande_id)
    if demande.etat != "active" or demande.active_jusqu_au is None or demande.active_jusqu_au >= unit.today:
        return
    await _tell(unit, demande, "fin", "suivi/fin")
    await close_demande(unit, demande, "expiree", "delai_passe")


def next_confirmation(unit: Unit, demande: DemandeAccueil, after: datetime) -> datetime | None:
    """Six weeks after that word, unless the request ends before."""
    if demande.active_jusqu_au is None:
        return None
    regles = ReglesEcheances.of(unit.territoire.get(demande.relais_id).reglages)
    return confirmation_at(after, demande.active_jusqu_au, regles)


async def _tell(unit: Unit, demande: DemandeAccueil, event: str, template: str) -> None:
    situation = await read_situation(unit, demande)
    data: dict[str, Any] = {
        "comptes": count_propositions(situation.montrees, situation.maisons),
        "commune": situation.nom_commune,
        "relais": situation.relais,
        "ouverture": next_opening(situation.relais, unit.now),
        "voisins": situation.voisins,
        "active_jusqu_au": demande.active_jusqu_au,
        "attendu": demande.besoin.has_attendu(),
    }
    await tell_famille(unit, demande, situation.famille, event, template, **data)
