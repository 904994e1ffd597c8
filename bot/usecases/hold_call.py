"""« Je l'appelle », « Relâcher », « Suivant »: two animatrices do not phone the same person. Notes no answer."""

from __future__ import annotations

from bot.domain.filtres_appels import Filtre
from bot.domain.lignes_appel import Cible, LigneAppel
from bot.domain.ordre_appels import next_call
from bot.domain.personnes import Personne
from bot.usecases.read_calls import filter_calls, read_line
from bot.usecases.unit import Unit


async def take_call(unit: Unit, qui: Personne, cible: Cible) -> LigneAppel | None:
    """Hers for half an hour, unless a colleague is phoning her: the line says who holds it now."""
    ligne = await read_line(unit, qui, cible)
    if ligne is None or qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    await unit.tx.suivis_appel.take(qui.animateur_relais_id, cible, qui.animateur_id, unit.now)
    return await read_line(unit, qui, cible)


async def release_call(unit: Unit, qui: Personne, cible: Cible) -> LigneAppel | None:
    """Another may phone her; a colleague's call is hers to release."""
    ligne = await read_line(unit, qui, cible)
    if ligne is None or qui.animateur_id is None:
        return None
    await unit.tx.suivis_appel.release(cible, qui.animateur_id)
    return await read_line(unit, qui, cible)


async def take_next(unit: Unit, qui: Personne, filtre: Filtre, after: Cible | None = None) -> LigneAppel | None:
    """The next person of that part of the list, hers at once; `after`, left without a result, is anybody's again.

    The same tap twice gives the same person. None: nobody is left that she could phone.
    """
    lignes = await filter_calls(unit, qui, filtre)
    if lignes is None or qui.animateur_id is None:
        return None
    if after is not None:
        await release_call(unit, qui, after)
    following = next_call(lignes, after, qui.animateur_id, unit.now)
    return None if following is None else await take_call(unit, qui, following.cible)
