"""One week for all the places of an entry. Says nothing of whether they are free: their news keep their date."""

from __future__ import annotations

from bot.domain.semaine import Grille
from bot.domain.semaine_offerte import with_grid
from bot.usecases.declare_places import accept_atypiques, seats
from bot.usecases.editeur import Editeur
from bot.usecases.place_declared import place_declared
from bot.usecases.record_update import record_update
from bot.usecases.unit import Unit


async def copy_week(unit: Unit, editeur: Editeur, grille: Grille) -> None:
    """Every seat offers these days and moments."""
    assistant = editeur.assistant
    before = seats(assistant)
    said = [with_grid(place, grille) for place in before]
    await accept_atypiques(unit, assistant, before[0], said[0])
    await unit.tx.assistants.save_places(assistant.id, said)
    await record_update(unit, assistant, "place", editeur.par.source, editeur.par.animateur_id)
    if any(place.etat == "libre" for place in said):
        await place_declared(unit, assistant.id)
