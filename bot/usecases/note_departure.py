"""A professional stops working: retirement, cessation, a move. Dated, her history kept; nobody is told but families.

From that day she is no longer shown nor asked, and the team reads which families had been told that she is interested.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from bot.domain.personnes import Personne
from bot.usecases.each_due import each_due
from bot.usecases.stop_showing import Cachee, hide_entry, show_entry_again
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service, Unit

MotifDepart = Literal["retraite", "cessation", "demenagement", "autre"]


async def note_departure(unit: Unit, qui: Personne, assistant_id: int, motif: MotifDepart, day: date) -> Cachee | None:
    """Written down; at once when the day has come. Gives the families who are to be phoned."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return None
    await unit.tx.fiches.leave(assistant_id, motif, day, unit.now)
    return await hide_entry(unit, fiche.assistant) if day <= unit.today else Cachee()


async def note_return(unit: Unit, qui: Personne, assistant_id: int) -> bool:
    """She works again, or it was a mistake."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return False
    await show_entry_again(unit, fiche.assistant)
    await unit.tx.fiches.come_back(assistant_id, unit.now)
    return True


async def apply_departures(service: Service) -> None:
    """Each morning: those whose day has come."""

    async def due(unit: Unit) -> list[tuple[int, int]]:
        return await unit.tx.fiches.list_leaving(unit.today)

    await each_due(service, due, _apply)


async def _apply(unit: Unit, who: tuple[int, int]) -> None:
    relais_id, assistant_id = who
    assistant = await unit.tx.assistants.get(assistant_id)
    told = await hide_entry(unit, assistant)
    key = f"assistant:{assistant_id}:depart:{unit.today}"
    await tell_staff(unit, relais_id, key, "fiches/depart_equipe", a=assistant, demandes=told.numeros)
