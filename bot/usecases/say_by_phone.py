"""What somebody could not read is said on the phone: to a family, or to a professional who had said yes."""

from __future__ import annotations

from bot.domain.lignes_appel import Cible
from bot.domain.personnes import Personne
from bot.usecases.finish_call import AppelFini, finish_call
from bot.usecases.read_calls import read_line
from bot.usecases.unit import Unit


async def note_said(unit: Unit, qui: Personne, cible: Cible) -> AppelFini | None:
    """« C'est dit »: the words go, the contact is counted. Twice says it once."""
    ligne = await read_line(unit, qui, cible)
    if ligne is None:
        return None
    said = await unit.tx.a_dire.mark_said(cible, unit.now)
    return await finish_call(unit, qui, ligne, "dit", joint=said > 0)
