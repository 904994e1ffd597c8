"""Too many calls are still to be made: the next circle of an ordinary request waits. Nobody is asked for nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.appels import try_again_at
from bot.domain.vagues import Ouvrir
from bot.usecases.choose_wave import WEEK
from bot.usecases.situation import Situation
from bot.usecases.unit import Unit


async def must_wait(unit: Unit, situation: Situation, vague: Ouvrir) -> bool:
    """An ordinary request that has asked somebody already, a circle with people to phone, and a team with its fill.

    The first circle of a request, a besoin imprévu and what an animatrice sends by hand never wait.
    """
    if situation.demande.besoin.imprevu or not situation.propositions:
        return False
    if (
        await unit.tx.appels.count_open(situation.demande.relais_id, unit.today)
        < situation.relais.reglages.appels_en_attente_max
    ):
        return False
    joignables = await unit.tx.candidats.list_joignables([k.assistant.id for k in vague.qui], unit.now - WEEK)
    return not all(one.par_message for one in joignables.values())


async def hold_circle(unit: Unit, situation: Situation) -> None:
    """Looked at again when the relais opens next, or as soon as calls have been made."""
    later = try_again_at(situation.relais, False, unit.now)
    await unit.tx.demandes.save(replace(situation.demande, vague_le=later), unit.now)
    await unit.tx.demandes_dues.hold(situation.demande.id, unit.now)


async def release_held(unit: Unit, relais_id: int) -> None:
    """A call was made: if there is room again, the requests that wait are looked at now, the oldest first."""
    relais = unit.territoire.get(relais_id)
    if await unit.tx.appels.count_open(relais_id, unit.today) < relais.reglages.appels_en_attente_max:
        await unit.tx.demandes_dues.look_at_held(relais_id, unit.now)
