"""A campaign ends on its last day, or is stopped: who said nothing is for the relais to phone, or left in peace."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot.domain.campagnes import Campagne
from bot.domain.progression import Progression, total
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
    figures = await keep_figures(unit, ended.id)
    if figures.en_tout:
        await tell_staff_from(
            unit, ended.relais_id, f"campagne_equipe:{ended.id}:fin", "campagnes/equipe_fin",
            daytime(unit, unit.territoire.get(ended.relais_id)), c=ended, p=figures,
        )  # fmt: skip


async def stop_some(unit: Unit, seen: Campagne) -> None:
    """What was stopped is taken back: nobody is waited for any more, and what has not left will not leave."""
    campagne = await unit.tx.campagnes.get(seen.id)
    if campagne.etat != "arretee" or campagne.curseur is None:
        return
    people = await unit.tx.participations.stop_some(campagne.id, PAR_BLOC)
    letters = await unit.tx.letters.cancel_some(f"campagne:{campagne.id}:", PAR_BLOC)
    if people < PAR_BLOC and letters < PAR_BLOC:
        await unit.tx.campagnes.save(replace(campagne, curseur=None))
        await keep_figures(unit, campagne.id)


async def forget_people(unit: Unit, seen: Campagne) -> None:
    """Long after its end only its figures stay, with what the calls made since have added to them."""
    await keep_figures(unit, seen.id)
    await unit.tx.participations.erase_of(seen.id)


async def keep_figures(unit: Unit, campagne_id: int) -> Progression:
    """As they are now, commune by commune; gives their sum."""
    lines = await unit.tx.progressions.list_by_commune(campagne_id)
    whole = total(lines)
    bilan = {"total": asdict(whole), "communes": [asdict(line) for line in lines]}
    await unit.tx.campagnes.keep_bilan(campagne_id, bilan)
    return whole
