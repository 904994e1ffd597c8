"""A temporary reduction, a derogation or an absence: dated, shown, and gone by itself when it is over."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.profils import PERIODES_AU_PLUS, GenrePeriode, Periode, to_come
from bot.usecases.editeur import Editeur
from bot.usecases.record_update import record_update
from bot.usecases.unit import Unit

DUREE_MAX = timedelta(days=2 * 366)


async def add_periode(
    unit: Unit, editeur: Editeur, genre: GenrePeriode, du: date, au: date, places: int | None
) -> bool:
    """False when it ends before it begins, is over, lasts years, or is one too many; the same twice is one."""
    assistant = editeur.assistant
    known = to_come((await unit.tx.profils.get(assistant.id)).periodes, unit.today)
    if not unit.today <= au or not du <= au <= du + DUREE_MAX:
        return False
    if any((p.genre, p.du, p.au, p.places) == (genre, du, au, places) for p in known):
        return True
    if len(known) >= PERIODES_AU_PLUS:
        return False
    await unit.tx.profils.add_periode(assistant.id, Periode(0, genre, du, au, places, editeur.par.source), unit.now)
    await record_update(unit, assistant, "profil", editeur.par.source, editeur.par.animateur_id)
    return True


async def remove_periode(unit: Unit, editeur: Editeur, periode_id: int) -> None:
    """It will not be; a period of somebody else's is left alone."""
    known = (await unit.tx.profils.get(editeur.assistant.id)).periodes
    if any(periode.id == periode_id for periode in known):
        await unit.tx.profils.remove_periode(editeur.assistant.id, periode_id)
        await record_update(unit, editeur.assistant, "profil", editeur.par.source, editeur.par.animateur_id)
