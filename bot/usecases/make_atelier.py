"""An animatrice makes an atelier: one title typed, everything else as the last one of that kind; or a copy of one."""

from __future__ import annotations

from bot.domain.ateliers import Atelier, Genre
from bot.domain.ateliers_neufs import copy_of, new_atelier
from bot.domain.personnes import Personne
from bot.domain.porte_atelier import Refus, find_refus
from bot.usecases.see_planning import find_atelier
from bot.usecases.unit import Unit


async def make_atelier(unit: Unit, qui: Personne, genre: Genre, text: str) -> Atelier | Refus | None:
    """A draft with that title; None for who is not of the team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    relais_id, titre = qui.animateur_relais_id, " ".join(text.split())
    relais = unit.territoire.get(relais_id)
    last = await unit.tx.ateliers.last_of(relais_id, genre)
    made = new_atelier(relais_id, relais, genre, titre, last, qui.animateur_id, unit.today)
    return find_refus(made, unit.now) or await unit.tx.ateliers.add(made, unit.now)


async def duplicate_atelier(unit: Unit, qui: Personne, atelier_id: int) -> Atelier | None:
    """The same, later, as a draft of its own."""
    atelier = await find_atelier(unit, qui, atelier_id)
    if atelier is None or atelier.ressource_id is not None:
        return None
    relais = unit.territoire.get(atelier.relais_id)
    return await unit.tx.ateliers.add(copy_of(atelier, relais, qui.animateur_id, unit.today), unit.now)


async def forget_draft(unit: Unit, qui: Personne, atelier_id: int) -> Atelier | None:
    """A draft that nobody wants; None when it is not one any more."""
    atelier = await find_atelier(unit, qui, atelier_id)
    if atelier is None or atelier.etat != "brouillon":
        return None
    await unit.tx.ateliers.forget(atelier.id)
    return atelier
