"""The facts of an agrément, as an animatrice reads them on the paper. Never changed by the professional herself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.assistants import Agrement, Place
from bot.usecases.declare_places import PLACES_MAX
from bot.usecases.editeur import Editeur
from bot.usecases.record_update import record_update
from bot.usecases.unit import Unit

NUMERO_MAX = 40


async def set_number_of_places(unit: Unit, editeur: Editeur, places: int) -> bool:
    """How many children she may take at once; seats beyond are no longer hers."""
    if not 0 <= places <= PLACES_MAX:
        return False
    kept = tuple(place for place in editeur.assistant.places if place.rang <= places)
    return await _save(unit, editeur, replace(editeur.assistant.agrement, places=places), kept)


async def set_end(unit: Unit, editeur: Editeur, fin: date) -> bool:
    """Its last day."""
    return await _save(unit, editeur, replace(editeur.assistant.agrement, fin=fin))


async def set_numero(unit: Unit, editeur: Editeur, numero: str) -> bool:
    """Its number, as the département writes it."""
    shown = " ".join(numero.split())
    if not shown or len(shown) > NUMERO_MAX:
        return False
    return await _save(unit, editeur, replace(editeur.assistant.agrement, numero=shown))


async def _save(unit: Unit, editeur: Editeur, agrement: Agrement, places: tuple[Place, ...] | None = None) -> bool:
    if editeur.herself:
        return False
    after = replace(editeur.assistant, agrement=agrement)
    if places is not None:
        after = replace(after, places=places)
    if after != editeur.assistant:
        await unit.tx.assistants.save(after, unit.now)
        await record_update(unit, after, "profil", editeur.par.source, editeur.par.animateur_id)
    return True
