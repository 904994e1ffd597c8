"""What may leave now, read from the outbox into the postman's bag: a little of everything, nobody hidden by others."""

from __future__ import annotations

from bot.domain.outbox import Lane, Letter, Pace
from bot.domain.tournee import Tournee
from bot.usecases.unit import Unit

BULK_IN_HAND = 64  # letters of a broadcast held in memory; the rest stay in the database
READ_AT_ONCE = 500


async def read_due_letters(unit: Unit, bag: Tournee, pace: Pace) -> list[Letter]:
    """Answers and alerts always; a broadcast when little of it is left in hand."""
    found: list[Letter] = []
    for lane in (Lane.ANSWER, Lane.ALERT):
        found += await unit.tx.letters.list_due(lane, unit.now, READ_AT_ONCE, bag.well_fed(lane))
    if bag.size(Lane.BULK) < pace.in_flight:
        found += await unit.tx.letters.list_due(Lane.BULK, unit.now, BULK_IN_HAND, bag.well_fed(Lane.BULK))
    return found
