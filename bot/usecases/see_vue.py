"""« Disponibilités du relais »: where everything stands, in one screen. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.changements import Changements
from bot.domain.personnes import Personne
from bot.domain.places_libres import Ensemble
from bot.domain.secteurs import TOUT
from bot.domain.sous_activite import Indicateur
from bot.usecases.see_places_libres import photo_of
from bot.usecases.see_progression import VueCampagne, find_current, see_progression
from bot.usecases.see_semaine import see_semaine
from bot.usecases.see_sous_activite import see_sous_activite
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Vue:
    """`campagne`: the one in progress, else the last one."""

    places: Ensemble
    campagne: VueCampagne | None
    semaine: Changements
    sous_activite: Indicateur


async def see_vue(unit: Unit, qui: Personne) -> Vue | None:
    """None for who is not of the team."""
    semaine, indicateur = await see_semaine(unit, qui), await see_sous_activite(unit, qui, 0)
    if semaine is None or indicateur is None or qui.animateur_relais_id is None:
        return None
    home, current = qui.animateur_relais_id, await find_current(unit, qui)
    return Vue(
        await unit.tx.places_libres.count(home, photo_of(unit, home), None),
        await see_progression(unit, qui, current.id, TOUT) if current else None,
        semaine,
        indicateur,
    )
