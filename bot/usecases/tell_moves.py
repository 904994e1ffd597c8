"""The day a commune changes relais, both teams read that something is to be handed over. Once for each commune."""

from __future__ import annotations

from bot.usecases.each_due import each_due
from bot.usecases.move_commune import moves_of
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service, Unit


async def tell_moves(service: Service) -> None:
    """Each morning."""

    async def due(unit: Unit) -> list[int]:
        return [unit.territoire.id_of(relais.slug) for relais in unit.territoire.territoire.relais]

    await each_due(service, due, _tell)


async def _tell(unit: Unit, relais_id: int) -> None:
    moves = await moves_of(unit, relais_id)
    leaving = {what.commune for what, _ in moves.sortants}
    for insee in sorted(leaving):
        await tell_staff(
            unit, relais_id, f"relais:{relais_id}:sort:{insee}", "metiers/commune_change", sort=True,
            commune=moves.communes.get(insee, insee),
        )  # fmt: skip
    for arrivee in moves.entrants:
        key = f"relais:{relais_id}:entre:{arrivee.relais.slug}:{arrivee.commune}"
        await tell_staff(unit, relais_id, key, "metiers/commune_change", sort=False, commune=arrivee.commune)
