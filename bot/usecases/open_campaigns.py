"""A campaign begins on its day: the directory is read, some at a time; everybody takes part or is left out."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.campagnes import Campagne
from bot.usecases.in_blocks import in_blocks
from bot.usecases.schedule_campaign import ciblage_of
from bot.usecases.situation import daytime
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Service, Unit

PAR_BLOC = 500  # entries a transaction
BLOCS = 40  # transactions a beat


async def open_campaigns(service: Service) -> None:
    """Those whose day has come; a stop of three days only makes them begin later."""
    await in_blocks(service, lambda unit: unit.tx.campagnes.list_to_open(unit.today, BLOCS), _open, BLOCS)
    await in_blocks(service, lambda unit: unit.tx.campagnes.list_unread(BLOCS), _read_some, BLOCS)


async def open_at_once(unit: Unit, campagne: Campagne) -> None:
    """Launched by somebody who looks: most relais are read whole before she sees the next screen."""
    await _open(unit, campagne)
    await _read_some(unit, campagne)


async def _open(unit: Unit, seen: Campagne) -> None:
    campagne = await unit.tx.campagnes.get(seen.id)
    if campagne.etat != "programmee":
        return
    if campagne.fin < unit.today:  # the bot was stopped all along
        await unit.tx.campagnes.save(replace(campagne, etat="annulee", close_le=unit.now))
        return
    await unit.tx.campagnes.save(replace(campagne, etat="en_cours", ouverte_le=unit.now, curseur=0))


async def _read_some(unit: Unit, seen: Campagne) -> None:
    campagne = await unit.tx.campagnes.get(seen.id)
    if campagne.curseur is None or campagne.etat != "en_cours":
        return
    last = await unit.tx.publics.enter(campagne.id, ciblage_of(unit, campagne), campagne.curseur, unit.now, PAR_BLOC)
    ready = replace(campagne, curseur=last)
    await unit.tx.campagnes.save(ready)
    if last is None:
        await _tell(unit, ready)


async def _tell(unit: Unit, campagne: Campagne) -> None:
    """The team reads that it has begun, and how many are written to; she who has just launched it knows already."""
    if campagne.origine == "animatrice" and campagne.annoncee_le is not None:
        return
    relais = unit.territoire.get(campagne.relais_id)
    figures = await unit.tx.progressions.total(campagne.id)
    if figures.en_tout:
        await tell_staff_from(
            unit, campagne.relais_id, f"campagne_equipe:{campagne.id}:debut", "campagnes/equipe_debut",
            daytime(unit, relais), c=campagne, p=figures,
        )  # fmt: skip
