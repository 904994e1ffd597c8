"""What time does to a proposition: a reminder, a yes carried to the relais, an end. Never hurries who answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.criteres import Candidat
from bot.domain.echeances import ReglesEcheances, expires_at, relance_at
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import DEMANDE_OUVERTE
from bot.usecases.ask_assistants import leaves_at, send_demande
from bot.usecases.choose_suite import choose_suite
from bot.usecases.each_due import each_due
from bot.usecases.situation import read_situation
from bot.usecases.unit import Service, Unit

TRY_AGAIN = timedelta(days=1)  # a reminder that her weekly share of messages holds back


async def remind_assistants(service: Service) -> None:
    """Reminders, and the yes of those who did not say how they want to be met."""
    await each_due(service, lambda unit: unit.tx.propositions.list_due("relance", unit.now), _remind)


async def expire_propositions(service: Service) -> None:
    """Ten days without an answer. Nothing is said: her buttons still work while the family searches."""
    await each_due(service, lambda unit: unit.tx.propositions.list_due("expiration", unit.now), _expire)


async def _remind(unit: Unit, proposition_id: int) -> None:
    proposition = await unit.tx.propositions.get(proposition_id)
    if proposition.relance_le is None or proposition.relance_le > unit.now:
        return
    await unit.tx.propositions.save(replace(proposition, relance_le=None))
    if proposition.etat == "interessee" and proposition.suite is None:
        await choose_suite(unit, proposition, "par_le_relais")
    elif proposition.etat == "en_attente":
        await _write_reminder(unit, proposition)


async def _write_reminder(unit: Unit, proposition: PropositionSuivie) -> None:
    demande = await unit.tx.demandes.get(proposition.demande)
    assistant = await unit.tx.assistants.get(proposition.assistant)
    if demande.etat not in DEMANDE_OUVERTE or assistant.is_paused(unit.today):
        return
    situation = await read_situation(unit, demande)
    if situation.has_house_said_yes(proposition):
        return  # a colleague of her MAM has: nobody hurries her, her buttons still work
    regles = ReglesEcheances.of(situation.relais.reglages)
    end = expires_at(proposition, regles)
    leaves = leaves_at(unit, situation, assistant)
    if end is None or leaves >= end:
        return
    candidat = Candidat(assistant, situation.distances.get(assistant.commune, 0.0))
    event = f"relance:{proposition.envois}:{proposition.relances + 1}"
    if await send_demande(unit, situation, proposition, candidat, event):
        reminded = replace(proposition, relances=proposition.relances + 1, relancee_le=leaves)
        due = relance_at(reminded, regles, en_pause=False)
    else:
        reminded, due = proposition, unit.now + TRY_AGAIN
    await unit.tx.propositions.save(replace(reminded, relance_le=due))


async def _expire(unit: Unit, proposition_id: int) -> None:
    proposition = await unit.tx.propositions.get(proposition_id)
    if proposition.expire_le is None or proposition.expire_le > unit.now:
        return
    ended = replace(proposition, relance_le=None, expire_le=None)
    if proposition.etat == "en_attente":
        ended = replace(ended, etat="expiree")
    await unit.tx.propositions.save(ended)
    await unit.tx.letters.cancel(f"{proposition.key}relance")
    await unit.tx.demandes_dues.look_again(proposition.demande, unit.now)
