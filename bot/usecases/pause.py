"""« Pause jusqu'au … »: everything automatic is silent up to that day, and she may come back sooner. Asks no reason."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.assistants import AssistantMaternel
from bot.domain.mises_a_jour import ELLE, Provenance
from bot.domain.profils import MotifPause
from bot.usecases.leave_out import withdraw
from bot.usecases.record_update import record_update
from bot.usecases.unit import Unit

AU_PLUS = timedelta(days=3 * 366)


async def pause_until(unit: Unit, assistant: AssistantMaternel, until: date, par: Provenance = ELLE) -> bool:
    """No message until that day, included; False when that day is past or too far.

    A request that has not left yet, or for which she was to be phoned, goes to others; one that she has read stays
    hers to answer.
    """
    if not unit.today <= until <= unit.today + AU_PLUS:
        return False
    await unit.tx.profils.pause(assistant.id, until, unit.now)
    for proposition in await unit.tx.propositions.list_of_assistant(assistant.id, limit=500):
        open_ = proposition.etat in ("en_attente", "a_appeler")
        if open_ and not await unit.tx.letters.has_left(proposition.demande_key):
            await withdraw(unit, proposition, assistant.telegram_id)
            await unit.tx.demandes_dues.look_again(proposition.demande, unit.now)
    if assistant.telegram_id is not None:
        await unit.tx.letters.cancel_of_professional(assistant.telegram_id)
    await record_update(unit, assistant, "pause", par.source, par.animateur_id)
    return True


async def end_pause(unit: Unit, assistant: AssistantMaternel, par: Provenance = ELLE) -> None:
    """From now on again; without a pause, nothing changes."""
    if assistant.is_paused(unit.today):
        await unit.tx.profils.pause(assistant.id, None, unit.now)
        await record_update(unit, assistant, "retour", par.source, par.animateur_id)


async def say_why(unit: Unit, assistant: AssistantMaternel, motif: MotifPause | None) -> bool:
    """The reason of her pause, which nobody else reads; False when she is not on pause."""
    if not assistant.is_paused(unit.today):
        return False
    await unit.tx.profils.set_pause_motif(assistant.id, motif, unit.now)
    return True
