"""What became of the letters that ask: really sent, from which delays run, or not, and the team phones. Sends none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from bot.domain.echeances import ReglesEcheances, expires_at, relance_at
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.ask_assistants import tell_to_call
from bot.usecases.situation import read_situation
from bot.usecases.unit import Service, Unit


async def follow_letters(service: Service) -> None:
    """Copies the real sendings to the propositions, then takes aside those who cannot be written to."""
    async with service.unit() as unit:
        for proposition_id, sent in await unit.tx.propositions.list_just_sent():
            await _sent(unit, proposition_id, sent)
    async with service.unit() as unit:
        lost = await unit.tx.propositions.list_out_of_reach()
    by_demande: dict[int, list[PropositionSuivie]] = defaultdict(list)
    for proposition in lost:
        by_demande[proposition.demande].append(proposition)
    for demande_id, propositions in by_demande.items():
        async with service.unit() as unit:
            await _to_call(unit, demande_id, propositions)


async def _sent(unit: Unit, proposition_id: int, sent: datetime) -> None:
    proposition = replace(await unit.tx.propositions.get(proposition_id), envoyee_le=sent)
    await unit.tx.propositions.save(with_delays(unit, proposition))


def with_delays(unit: Unit, proposition: PropositionSuivie) -> PropositionSuivie:
    """Its next reminder and its end, counted from the real sending."""
    regles = ReglesEcheances.of(unit.territoire.get(proposition.relais_id).reglages)
    return replace(
        proposition,
        relance_le=relance_at(proposition, regles, en_pause=False),
        expire_le=expires_at(proposition, regles),
    )


async def _to_call(unit: Unit, demande_id: int, propositions: list[PropositionSuivie]) -> None:
    """Blocked, gone or stopped: they are not lost, the team calls them."""
    for proposition in propositions:
        called = replace(proposition, etat="a_appeler", relance_le=None, expire_le=None)
        await unit.tx.propositions.save(called)
        await unit.tx.letters.cancel(proposition.key)
    situation = await read_situation(unit, await unit.tx.demandes.get(demande_id))
    assistants = [await unit.tx.assistants.get(proposition.assistant) for proposition in propositions]
    await tell_to_call(unit, situation, assistants, f"injoignables:{propositions[0].id}")
