"""What became of the letters that ask: really sent, from which delays run, or not, and the team phones. Sends none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.echeances import ReglesEcheances, expires_at, relance_at
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.ask_assistants import tell_to_call
from bot.usecases.each_due import each_due
from bot.usecases.situation import read_situation
from bot.usecases.unit import Service, Unit


async def follow_letters(service: Service) -> None:
    """Copies the real sendings to the propositions, then takes aside those who cannot be written to."""
    await each_due(service, lambda unit: unit.tx.propositions.list_just_sent(), _sent)
    await each_due(service, _with_somebody_lost, _to_call)


async def _sent(unit: Unit, sending: tuple[int, datetime]) -> None:
    proposition_id, sent = sending
    proposition = await unit.tx.propositions.find(proposition_id)
    if proposition is None or proposition.etat != "en_attente" or proposition.envoyee_le is not None:
        return
    await unit.tx.propositions.save(with_delays(unit, replace(proposition, envoyee_le=sent)))


def with_delays(unit: Unit, proposition: PropositionSuivie) -> PropositionSuivie:
    """Its next reminder and its end, counted from the real sending."""
    regles = ReglesEcheances.of(unit.territoire.get(proposition.relais_id).reglages)
    return replace(
        proposition,
        relance_le=relance_at(proposition, regles, en_pause=False),
        expire_le=expires_at(proposition, regles),
    )


async def _with_somebody_lost(unit: Unit) -> list[int]:
    return list(dict.fromkeys(one.demande for one in await unit.tx.propositions.list_out_of_reach()))


async def _to_call(unit: Unit, demande_id: int) -> None:
    """Blocked, gone or stopped: they are not lost, the team calls them. Read again: some may have answered since."""
    lost = await unit.tx.propositions.list_out_of_reach(demande_id)
    if not lost:
        return
    for proposition in lost:
        called = replace(proposition, etat="a_appeler", relance_le=None, expire_le=None)
        await unit.tx.propositions.save(called)
        await unit.tx.letters.cancel(proposition.key)
    situation = await read_situation(unit, await unit.tx.demandes.get(demande_id))
    assistants = [await unit.tx.assistants.get(proposition.assistant) for proposition in lost]
    await tell_to_call(unit, situation, assistants, f"injoignables:{lost[0].id}")
