"""An animatrice notes a place as a professional says it on the phone; never the number of places of her agrément."""

from __future__ import annotations

from datetime import date
from typing import Literal

from bot.domain.assistants import EtatPlace, Place
from bot.domain.mises_a_jour import Provenance
from bot.domain.personnes import Personne
from bot.domain.places_dites import free, not_free
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date
from bot.usecases.declare_places import change_place
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Unit


async def set_place(
    unit: Unit, qui: Personne, assistant_id: int, rang: int, etat: EtatPlace, libre_le: date | None = None
) -> int | None:
    """What she says of one place today, by phone; an open request that it answers is matched the same day.

    Gives how many requests this news has just put before her; None when the place is not of this relais.
    """
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return None
    par = Provenance("telephone", qui.animateur_id)

    def say(place: Place) -> Place:
        return free(place, libre_le) if etat == "libre" else not_free(place, etat)

    return await change_place(unit, fiche.assistant, rang, say, par)


async def set_place_from(
    unit: Unit, qui: Personne, assistant_id: int, rang: int, text: str
) -> int | Literal["illisible"] | None:
    """« Libre à partir du … », as it was typed."""
    lu = parse_date(text, unit.today)
    if not isinstance(lu, Lu):
        return "illisible"
    return await set_place(unit, qui, assistant_id, rang, "libre", lu.valeur)
