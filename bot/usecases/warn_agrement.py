"""An agrément that ends soon: the team reads it some weeks before, once for each end. The decision is the relais's."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.assistants import AssistantMaternel
from bot.domain.personnes import Personne
from bot.usecases.each_due import each_due
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service, Unit

MONTREES = 30


async def warn_agrements(service: Service) -> None:
    """Each morning, relais by relais: those that nobody was told of yet."""

    async def due(unit: Unit) -> list[int]:
        return [unit.territoire.id_of(relais.slug) for relais in unit.territoire.territoire.relais]

    await each_due(service, due, _warn)


async def list_ending(unit: Unit, qui: Personne) -> list[AssistantMaternel] | None:
    """For the team: ended already, or ending in the weeks to come, the soonest first."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.agrements.list_ending(qui.animateur_relais_id, _until(unit, qui.animateur_relais_id), MONTREES)


async def _warn(unit: Unit, relais_id: int) -> None:
    if unit.territoire.get(relais_id).reglages.agrement_prevenir_jours == 0:
        return
    found = await unit.tx.agrements.list_untold(relais_id, unit.today, _until(unit, relais_id), MONTREES)
    if not found:
        return
    await tell_staff(
        unit, relais_id, f"agrements:{relais_id}:{unit.today}", "metiers/agrements_equipe", fiches=found,
        today=unit.today,
    )  # fmt: skip
    await unit.tx.agrements.mark_told([one.id for one in found])


def _until(unit: Unit, relais_id: int) -> str:
    jours = unit.territoire.get(relais_id).reglages.agrement_prevenir_jours
    return (unit.today + timedelta(days=jours)).isoformat()
