"""Somebody is erased: places to come go to the next, what was is nobody's, and the figures stay the same."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.domain.calendrier import to_paris, to_utc
from bot.domain.personnes import Personne
from bot.usecases.give_places import give_places
from bot.usecases.own_inscriptions import list_own
from bot.usecases.unit import Service, Unit


async def leave_ateliers(unit: Unit, personne: Personne) -> list[str]:
    """Gives the prefixes of the letters about her places. A family's presences are kept by the database itself."""
    prefixes = []
    for mine in await list_own(unit, personne):
        prefixes.append(f"inscription:{mine.inscrite.id}:")
        await unit.tx.inscriptions.move_on(
            mine.inscrite.id, ["inscrite", "en_attente", "proposee"], "annulee", unit.now
        )
        await give_places(unit, mine.atelier)
    if personne.assistant_maternel_id is not None:
        await unit.tx.presences.forget_assistant(personne.assistant_maternel_id)
    return prefixes


async def purge_inscriptions(service: Service) -> None:
    """Each relais with its own delay, whole years only: the different people of a year stay as many."""
    for relais in service.territoire.territoire.relais:
        relais_id = service.territoire.id_of(relais.slug)
        async with service.unit() as unit:
            before = _new_year(service.now() - timedelta(days=relais.reglages.conservation_jours))
            await unit.tx.presences.forget_before(relais_id, before)


def _new_year(instant: datetime) -> datetime:
    return to_utc(date(to_paris(instant).year, 1, 1), time())
