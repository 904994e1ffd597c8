"""A campaign ends on its last day, or is stopped: who said nothing is for the relais to phone, or left in peace."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot.domain.campagnes import Campagne
from bot.domain.progression import total
from bot.usecases.in_blocks import in_blocks
from bot.usecases.situation import daytime
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Service, Unit

PAR_BLOC = 500  # people a transaction
BLOCS = 40  # transactions a beat


async def end_campaigns(service: Service) -> None:
    """Those whose last day is over, and what is left to take back of those that were stopped."""
    await in_blocks(service, lambda unit: unit.tx.campagnes.list_to_end(unit.today, BLOCS), _end_some, BLOCS)
    await in_blocks(service, lambda unit: unit.tx.campagnes.list_stopping(BLOCS), stop_some, BLOCS)


async def _end_some(unit: Unit, seen: Campagne) -> None:
    campagne = await unit.tx.campagnes.get(seen.id)
    if campagne.etat != "en_cours" or campagne.fin >= unit.today:
        return
    if await unit.tx.participations.end_some(campagne.id, PAR_BLOC) == PAR_BLOC:
        return
    ended = replace(campagne, etat="terminee", curseur=None, close_le=unit.now)
    await unit.tx.campagnes.save(ended)
    await _keep_figures(unit, ended)


async def stop_some(unit: Unit, seen: Campagne) -> None:
    """What was stopped is taken back: nobody is waited for any more, and what has not left will not leave."""
    campagne = await unit.tx.campagnes.get(seen.id)
    if campagne.etat != "arretee" or campagne.curseur is None:
        return
    people = await unit.tx.participations.stop_some(campagne.id, PAR_BLOC)
    letters = await unit.tx.letters.cancel_some(f"campagne:{campagne.id}:", PAR_BLOC)
    if people < PAR_BLOC and letters < PAR_BLOC:
        await unit.tx.campagnes.save(replace(campagne, curseur=None))
        await unit.tx.campagnes.keep_bilan(campagne.id, await _figures(unit, campagne.id))


async def _keep_figures(unit: Unit, campagne: Campagne) -> None:
    """The team reads how it went."""
    await unit.tx.campagnes.keep_bilan(campagne.id, await _figures(unit, campagne.id))
    figures = await unit.tx.progressions.total(campagne.id)
    if figures.en_tout:
        await tell_staff_from(
            unit, campagne.relais_id, f"campagne_equipe:{campagne.id}:fin", "campagnes/equipe_fin",
            daytime(unit, unit.territoire.get(campagne.relais_id)), c=campagne, p=figures,
        )  # fmt: skip


async def _figures(unit: Unit, campagne_id: int) -> dict[str, object]:
    lines = await unit.tx.progressions.list_by_commune(campagne_id)
    return {"total": asdict(total(lines)), "communes": [asdict(line) for line in lines]}
