"""« J'aimerais accueillir plus d'enfants » for the team: the Caf's figures, the people, « accompagnée » in one tap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.domain.sous_activite import Indicateur, Liste, Signalement
from bot.domain.tableau import Page
from bot.usecases.editeur import edit_for
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit
from bot.usecases.want_more_children import note_support, take_support_back

PAR_PAGE = 8
ANNEES = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class ListeSignalements:
    """One page of the people behind a figure."""

    annee: int
    liste: Liste
    page: Page[Signalement]
    noms: Mapping[str, str]


async def see_sous_activite(unit: Unit, qui: Personne, annee: int) -> Indicateur | None:
    """The figures of a year, 0 being this one; None for who is not of the team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.sous_activites.count(qui.animateur_relais_id, _year(unit, annee))


async def list_signalements(
    unit: Unit, qui: Personne, annee: int, liste: Liste, numero: int
) -> ListeSignalements | None:
    """The people behind a figure."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    year = _year(unit, annee)
    page = await unit.tx.sous_activites.page(qui.animateur_relais_id, year, liste, numero, PAR_PAGE)
    return ListeSignalements(year, liste, page, noms_des_communes(unit, qui.animateur_relais_id))


async def say_supported(unit: Unit, qui: Personne, assistant_id: int, done: bool) -> bool:
    """« Accompagnée », or « pas encore » after a tap too many; False when she is not of her relais."""
    editeur = await edit_for(unit, qui, assistant_id, "telephone")
    if editeur is None:
        return False
    return await (note_support if done else take_support_back)(unit, editeur)


def _year(unit: Unit, annee: int) -> int:
    return annee if annee in ANNEES else unit.today.year
