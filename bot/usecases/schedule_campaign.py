"""A campaign that will begin is known to those whom it will ask: nobody is asked the same thing just before it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.campagnes import Campagne
from bot.domain.publics import Ciblage
from bot.usecases.unit import Unit


async def schedule(unit: Unit, campagne: Campagne) -> None:
    """It begins on its day; twice changes nothing."""
    await unit.tx.campagnes.save(replace(campagne, etat="programmee"))
    await unit.tx.publics.foresee(ciblage_of(unit, campagne))


async def call_off(unit: Unit, campagne: Campagne) -> None:
    """It will not begin: a draft disappears, a planned day stays called off."""
    if campagne.etat == "brouillon":
        await unit.tx.campagnes.forget(campagne.id)
    elif campagne.etat == "programmee":
        await unit.tx.campagnes.save(replace(campagne, etat="annulee", close_le=unit.now))
        await unit.tx.publics.unforesee(campagne.relais_id, campagne.debut)


def ciblage_of(unit: Unit, campagne: Campagne) -> Ciblage:
    """Whom it is for, as the rule is asked now."""
    return Ciblage.of(campagne, unit.territoire.get(campagne.relais_id).reglages, unit.now, unit.today)
