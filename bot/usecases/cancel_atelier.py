"""An atelier will not take place, alone or with those that follow in its series: who was coming is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.ateliers import Atelier
from bot.domain.personnes import Personne
from bot.usecases.see_planning import find_atelier
from bot.usecases.tell_inscrits import Prevenues, tell_inscrits
from bot.usecases.unit import Unit

Portee = Literal["seul", "suivants"]


@dataclass(frozen=True, slots=True)
class Annulation:
    """What was cancelled; drafts of the series are forgotten, nobody knew of them."""

    annules: tuple[Atelier, ...]
    oublies: int
    prevenues: Prevenues


async def cancel_atelier(
    unit: Unit, qui: Personne, atelier_id: int, portee: Portee, pourquoi: str
) -> Annulation | None:
    """Twice cancels once; None when it is not hers to cancel any more."""
    first = await find_atelier(unit, qui, atelier_id)
    if first is None or first.etat == "annule" or first.is_over(unit.now):
        return None
    cancelled: list[Atelier] = []
    forgotten, told = 0, Prevenues()
    for one in [first, *await _following(unit, first, portee)]:
        if one.etat == "brouillon":
            await unit.tx.ateliers.forget(one.id)
            forgotten += 1
        elif await unit.tx.ateliers.set_etat(one.id, "annonce", "annule", unit.now, pourquoi):
            over = await _without_dues(unit, one.id)
            await _take_back_letters(unit, over)
            told += await tell_inscrits(unit, over, "annule")
            cancelled.append(over)
    return Annulation(tuple(cancelled), forgotten, told)


async def _following(unit: Unit, first: Atelier, portee: Portee) -> list[Atelier]:
    if portee == "seul" or first.serie is None:
        return []
    serie = await unit.tx.ateliers.list_series(first.relais_id, first.serie, first.debut)
    return [one for one in serie if one.id != first.id and one.etat != "annule"]


async def _take_back_letters(unit: Unit, atelier: Atelier) -> None:
    """Offers, reminders and questions that wait for the morning do not leave, nor an announcement of nothing else."""
    for one in await unit.tx.inscrits.list_of(atelier.id):
        await unit.tx.letters.cancel(f"inscription:{one.inscription_id}:")
        await unit.tx.inscriptions_a_dire.mark_said(atelier.relais_id, one.inscription_id, unit.now)
    if atelier.annonce_id is not None:
        told = await unit.tx.ateliers.list_of_annonce(atelier.annonce_id)
        if all(one.etat == "annule" for one in told):
            await unit.tx.letters.cancel(f"ateliers:{atelier.annonce_id}:annonce:")


async def _without_dues(unit: Unit, atelier_id: int) -> Atelier:
    """Nothing of it is recalled any more: no reminder, no presences, no « comment c'était ? »."""
    known = await unit.tx.ateliers.get(atelier_id)
    over = replace(known, rappel_le=None, demi_vide_le=None, presences_le=None, avis_le=None, version=known.version + 1)
    await unit.tx.ateliers.save(over, unit.now)
    return over
