"""« Répéter »: the same atelier over weeks, outside holidays; the dates are read before anything is made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.ateliers import Atelier
from bot.domain.ateliers_neufs import as_draft
from bot.domain.personnes import Personne
from bot.domain.regles_ateliers import with_dates
from bot.domain.relais import Relais
from bot.domain.repetition import RYTHMES, SEMAINES_MAX, Repetition, moved_to, repeat
from bot.usecases.see_planning import find_atelier
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Apercu:
    """What would be made of it."""

    atelier: Atelier
    relais: Relais
    repetition: Repetition


async def preview_repetition(
    unit: Unit, qui: Personne, atelier_id: int, pas: int, fois: int, removed: int
) -> Apercu | None:
    """The dates kept, and those left aside with why; None when it is not hers to repeat."""
    atelier = await find_atelier(unit, qui, atelier_id)
    if atelier is None or atelier.etat == "annule" or pas not in RYTHMES or not 1 <= fois <= SEMAINES_MAX:
        return None
    relais = unit.territoire.get(atelier.relais_id)
    return Apercu(atelier, relais, repeat(atelier.jour, pas, fois, removed, relais))


async def repeat_atelier(
    unit: Unit, qui: Personne, atelier_id: int, pas: int, fois: int, removed: int
) -> list[Atelier] | None:
    """Drafts on the dates kept; a date on which the series has one already is not made twice."""
    apercu = await preview_repetition(unit, qui, atelier_id, pas, fois, removed)
    if apercu is None:
        return None
    first = apercu.atelier
    serie = first.serie or first.id
    known = {one.jour for one in await unit.tx.ateliers.list_series(first.relais_id, serie, first.debut)}
    reglages = apercu.relais.reglages
    made = [
        with_dates(replace(as_draft(moved_to(first, day)), serie=serie), reglages)
        for day in apercu.repetition.gardes
        if day not in known
    ]
    coming = [one for one in made if not one.is_over(unit.now)]
    if coming and first.serie is None:
        await unit.tx.ateliers.save(replace(first, serie=first.id), unit.now)
    return await unit.tx.ateliers.add_all(coming, unit.now)
