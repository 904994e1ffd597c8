"""The relay itself: a request goes to its next circle when its time has come. Never answers for anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.depot import is_relayed
from bot.domain.lignes_appel import Cible
from bot.domain.ouvertures import next_opening
from bot.domain.propositions import OUVERTES
from bot.domain.vagues import Attendre, Ouvrir, PlusPersonne, Suffisant, Vague
from bot.usecases.ask_again import tell_changes
from bot.usecases.ask_assistants import ask_assistants
from bot.usecases.choose_wave import choose_wave
from bot.usecases.each_due import each_due
from bot.usecases.hold_circle import hold_circle, must_wait
from bot.usecases.situation import Situation, read_situation
from bot.usecases.tell_famille import tell_famille
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service, Unit

LETTERS_ON_THEIR_WAY = timedelta(hours=1)  # when to look again while a letter has not left
ANOTHER_DAY = timedelta(days=1)  # when somebody has had her share of requests this week


async def propose_appariements(service: Service) -> None:
    """Every request whose next look has come."""
    await each_due(service, lambda unit: unit.tx.demandes_dues.list_due("vague", unit.now), look_at_demande)


async def look_at_demande(unit: Unit, demande_id: int) -> None:
    """Opens the next circle of one request, waits, or stops: one transaction, hence all of it or nothing."""
    demande = await unit.tx.demandes.get(demande_id)
    if demande.etat != "active" or demande.vague_le is None or demande.vague_le > unit.now:
        return
    if not is_relayed(demande.modes) or demande.arretee_le is not None or demande.passe_par_animatrice:
        await unit.tx.demandes.save(replace(demande, vague_le=None), unit.now)
        return
    situation = await read_situation(unit, demande)
    if await tell_changes(unit, situation):
        situation = await read_situation(unit, demande)
    vague, somebody_busy = await choose_wave(unit, situation)
    if isinstance(vague, Ouvrir) and await must_wait(unit, situation, vague):
        await hold_circle(unit, situation)
        return
    await unit.tx.demandes_dues.forget_hold(demande.id)
    await _follow(unit, situation, vague, somebody_busy)


async def _follow(unit: Unit, situation: Situation, vague: Vague, somebody_busy: bool) -> None:
    demande = situation.demande
    match vague:
        case Ouvrir():
            await open_cercle(unit, situation, vague)
        case Attendre(jusqu_a):
            later = jusqu_a or unit.now + LETTERS_ON_THEIR_WAY
            await unit.tx.demandes.save(replace(demande, vague_le=later), unit.now)
        case Suffisant():
            await unit.tx.demandes.save(replace(demande, vague_le=None), unit.now)
        case PlusPersonne():
            again = unit.now + ANOTHER_DAY if somebody_busy else None
            await _nobody_left(unit, situation, again)


async def open_cercle(unit: Unit, situation: Situation, vague: Ouvrir) -> None:
    """Asks those of one circle, and says it to the family."""
    demande, first = situation.demande, not situation.propositions
    event = f"{vague.cercle}:{len(situation.propositions)}"
    asked = await ask_assistants(unit, situation, vague.cercle, vague.qui, event=event)
    look_again = situation.delay_from(asked.dernier_depart)
    opened = replace(demande, cercle=vague.cercle, cercle_le=unit.now, vague_le=look_again)
    await unit.tx.demandes.save(opened, unit.now)
    data = _data(unit, situation) | {"asked": asked, "prochaine": look_again, "now": unit.now}
    if first and demande.besoin.imprevu:
        await _tell(unit, situation, "depart", "suivi/depart_imprevu", at_once=True, **data)
        await tell_staff(
            unit, demande.relais_id, f"demande:{demande.id}:imprevu", "suivi/imprevu_equipe", numero=demande.id, **data
        )
    elif first and not await _has_just_hung_up(unit, situation):
        await _tell(unit, situation, "depart", "suivi/depart", at_once=True, **data)
    elif not first:
        await _tell(unit, situation, f"depart:{event}", "suivi/autre_cercle", **data)


async def _has_just_hung_up(unit: Unit, situation: Situation) -> bool:
    """Its request was dictated a moment ago, to somebody who said that it leaves: nobody phones again for that."""
    if situation.famille.telegram_id is not None or situation.demande.notee_par is None:
        return False
    return (await unit.tx.suivis_appel.find(Cible("famille", situation.demande.id))).is_same_call(unit.now)


async def _nobody_left(unit: Unit, situation: Situation, again: datetime | None) -> None:
    """Nobody at all: the family reads it at once. Nobody left, and no yes: its answer does not wait for its day."""
    demande, data = situation.demande, _data(unit, situation)
    if not situation.propositions and again is None:
        answered = replace(demande, vague_le=None, reponse_le=None, repondu_le=unit.now)
        await unit.tx.demandes.save(answered, unit.now)
        await _tell(unit, situation, "personne", "suivi/personne", at_once=demande.besoin.imprevu, **data)
        key = f"demande:{demande.id}:personne"
        await tell_staff(unit, demande.relais_id, key, "suivi/personne_equipe", numero=demande.id, **data)
        return
    over = not any(p.etat in OUVERTES or p.is_live_yes for p in situation.propositions)
    early = unit.now if over and again is None and demande.reponse_le is not None else demande.reponse_le
    await unit.tx.demandes.save(replace(demande, vague_le=again, reponse_le=early), unit.now)


async def _tell(unit: Unit, situation: Situation, event: str, template: str, **data: Any) -> None:
    await tell_famille(unit, situation.demande, situation.famille, event, template, **data)


def _data(unit: Unit, situation: Situation) -> dict[str, Any]:
    demande: DemandeAccueil = situation.demande
    return {
        "commune": situation.nom_commune,
        "besoin": demande.besoin,
        "relais": situation.relais,
        "ouverture": next_opening(situation.relais, unit.now),
        "voisins": situation.voisins,
        "reponse_le": demande.reponse_le,
        "active_jusqu_au": demande.active_jusqu_au,
    }


async def look_again(unit: Unit, demande_id: int, when: datetime | None = None) -> None:
    """Somebody answered, left or came: the next circle need not wait for the end of the delay."""
    await unit.tx.demandes_dues.look_again(demande_id, when or unit.now)
