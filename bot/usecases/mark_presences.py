"""Presences, one tap a person: present, absent, excused; children more or fewer. For the animatrice only."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.ateliers import Atelier
from bot.domain.inscriptions import Inscrite, next_presence
from bot.domain.personnes import Personne
from bot.usecases.see_inscrits import find_atelier_of_team, find_inscrite
from bot.usecases.unit import Unit

ENFANTS_MAX = 12
UN_PEU_AVANT = timedelta(hours=1)


def has_begun(unit: Unit, atelier: Atelier) -> bool:
    """People arrive a little before the hour."""
    return atelier.etat == "annonce" and unit.now >= atelier.debut - UN_PEU_AVANT


async def mark_next(unit: Unit, qui: Personne, inscription_id: int) -> Atelier | None:
    """Present, then absent, then excused; who is present comes with the children she had said."""
    found = await _markable(unit, qui, inscription_id)
    if found is None:
        return None
    one, atelier = found
    presence = next_presence(one.inscription.presence)
    await unit.tx.presences.set(one.id, presence, one.enfants if presence == "presente" else 0)
    return atelier


async def add_child(unit: Unit, qui: Personne, inscription_id: int, more: int) -> Atelier | None:
    """One child more (+1) or fewer (-1): then she is present."""
    found = await _markable(unit, qui, inscription_id)
    if found is None:
        return None
    one, atelier = found
    known = one.inscription.enfants_presents if one.inscription.presence == "presente" else one.enfants
    enfants = min(ENFANTS_MAX, max(0, (known or 0) + more))
    await unit.tx.presences.set(one.id, "presente", enfants)
    return atelier


async def mark_all(unit: Unit, qui: Personne, atelier_id: int) -> Atelier | None:
    """« Toutes présentes »: those of whom nothing was said yet."""
    atelier = await find_atelier_of_team(unit, qui, atelier_id)
    if atelier is not None and has_begun(unit, atelier):
        await unit.tx.presences.all_came(atelier.id)
    return atelier


async def _markable(unit: Unit, qui: Personne, inscription_id: int) -> tuple[Inscrite, Atelier] | None:
    found = await find_inscrite(unit, qui, inscription_id)
    if found is None or found[0].inscription.etat != "inscrite" or not has_begun(unit, found[1]):
        return None
    return found
