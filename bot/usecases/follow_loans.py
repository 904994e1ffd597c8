"""What the clock does for loans: the day before it ends, she is told; when it is late, the team is."""

from __future__ import annotations

from datetime import timedelta

from bot.usecases.each_due import each_due
from bot.usecases.situation import daytime
from bot.usecases.tell_inscrite import tell_inscrite
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Service, Unit

VEILLE, EN_RETARD = 1, 2
JOUR = timedelta(days=1)


async def remind_returns(service: Service) -> None:
    """« À rendre demain »."""

    async def treat(unit: Unit, inscription_id: int) -> None:
        one = await unit.tx.inscriptions.find_any(inscription_id)
        if one is None:
            return
        atelier = await unit.tx.ateliers.get(one.inscription.atelier_id)
        await unit.tx.ressources.mark_told(inscription_id, VEILLE)
        await tell_inscrite(unit, atelier, one, "retour", "ressources/a_rendre")

    await each_due(service, lambda unit: _due(unit, VEILLE, JOUR), treat)


async def tell_late_returns(service: Service) -> None:
    """The team reads who still has it, with the number; she is not written to again."""

    async def treat(unit: Unit, inscription_id: int) -> None:
        one = await unit.tx.inscriptions.find_any(inscription_id)
        if one is None:
            return
        relais_id = one.inscription.relais_id
        pret = await unit.tx.ressources.find_loan(relais_id, inscription_id)
        await unit.tx.ressources.mark_told(inscription_id, EN_RETARD)
        leaves = daytime(unit, unit.territoire.get(relais_id))
        await tell_staff_from(unit, relais_id, f"pret:{inscription_id}:retard", "ressources/en_retard", leaves, p=pret)

    await each_due(service, lambda unit: _due(unit, EN_RETARD, -JOUR), treat)


async def _due(unit: Unit, told: int, ahead: timedelta) -> list[int]:
    return [p.inscription_id for p in await unit.tx.ressources.list_due(told, unit.now + ahead, unit.now)]
