"""One thing of an atelier changes: a draft in silence, an announced one with a word to who is coming."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.domain.ateliers import Atelier
from bot.domain.echeances_atelier import echeances_of
from bot.domain.nouvelles_atelier import Nouvelle, what_changed
from bot.domain.personnes import Personne
from bot.domain.porte_atelier import Refus, find_refus
from bot.domain.regles_ateliers import with_dates
from bot.usecases.see_planning import find_atelier
from bot.usecases.tell_inscrits import Prevenues, tell_inscrits
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Changement:
    """The atelier as it is now. `refus`: nothing was changed, and why; `nouvelles`: what people are told."""

    atelier: Atelier
    refus: Refus | None = None
    nouvelles: tuple[Nouvelle, ...] = ()
    prevenues: Prevenues = field(default_factory=Prevenues)


async def change_atelier(
    unit: Unit, qui: Personne, atelier_id: int, change: Callable[[Atelier], Atelier]
) -> Changement | None:
    """None when it is not hers to change any more: cancelled, begun, of another relais."""
    before = await find_atelier(unit, qui, atelier_id)
    if before is None or before.etat == "annule" or before.is_over(unit.now):
        return None
    after = with_dates(change(before), unit.territoire.get(before.relais_id).reglages)
    if after == before:
        return Changement(before)
    compte = (await unit.tx.ateliers.comptes([before.id]))[before.id]
    refus = find_refus(after, unit.now, compte)
    if refus is not None:
        return Changement(before, refus)
    return await _save(unit, before, after)


async def _save(unit: Unit, before: Atelier, after: Atelier) -> Changement:
    nouvelles = what_changed(before, after) if before.etat == "annonce" else ()
    if nouvelles:
        after = replace(after, version=before.version + 1)
    await unit.tx.ateliers.save(after, unit.now)
    if before.etat == "annonce" and (before.debut, before.fin) != (after.debut, after.fin):
        reglages = unit.territoire.get(after.relais_id).reglages
        await unit.tx.inscriptions_dues.plan(after.id, echeances_of(after, reglages, unit.now))
    prevenues = await tell_inscrits(unit, after, "change", nouvelles) if nouvelles else Prevenues()
    return Changement(after, None, nouvelles, prevenues)
