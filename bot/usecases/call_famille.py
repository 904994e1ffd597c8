"""A family that cannot be written to is told on the phone what waited for it. Never tells a professional."""

from __future__ import annotations

from bot.domain.lignes_appel import Cible
from bot.domain.personnes import Personne
from bot.usecases.finish_call import AppelFini, finish_call
from bot.usecases.read_calls import read_line
from bot.usecases.unit import Unit


async def note_said(unit: Unit, qui: Personne, demande_id: int) -> AppelFini | None:
    """« C'est dit »: the words go, the contact is counted. Twice says it once."""
    ligne = await read_line(unit, qui, Cible("famille", demande_id))
    if ligne is None:
        return None
    said = await unit.tx.a_dire.mark_said(demande_id, unit.now)
    return await finish_call(unit, qui, ligne, "dit", joint=said > 0)
