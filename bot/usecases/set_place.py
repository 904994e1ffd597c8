"""An animatrice notes a place as a professional says it on the phone; never the number of places of her agrément."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.assistants import EtatPlace, Place
from bot.domain.fiches import Fiche
from bot.domain.mises_a_jour import Provenance
from bot.domain.personnes import Personne
from bot.domain.places_dites import free, not_free
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date
from bot.usecases.declare_places import change_place, seats
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Places:
    """Her places one by one, those of the agrément that nobody ever spoke of included.

    `asked`: how many open requests this news has just put before her.
    """

    fiche: Fiche
    places: tuple[Place, ...]
    asked: int = 0


async def list_places(unit: Unit, qui: Personne, assistant_id: int) -> Places | None:
    """Every place of her agrément."""
    fiche = await find_fiche(unit, qui, assistant_id)
    return None if fiche is None else Places(fiche, seats(fiche.assistant))


async def set_place(
    unit: Unit, qui: Personne, assistant_id: int, rang: int, etat: EtatPlace, libre_le: date | None = None
) -> Places | None:
    """What she says of one place today, by phone; an open request that it answers is matched the same day."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return None
    par = Provenance("telephone", qui.animateur_id)

    def say(place: Place) -> Place:
        return free(place, libre_le) if etat == "libre" else not_free(place, etat)

    asked = await change_place(unit, fiche.assistant, rang, say, par)
    known = await list_places(unit, qui, assistant_id)
    return None if asked is None or known is None else Places(known.fiche, known.places, asked)


async def set_place_from(
    unit: Unit, qui: Personne, assistant_id: int, rang: int, text: str
) -> Places | Literal["illisible"] | None:
    """« Libre à partir du … », as it was typed."""
    lu = parse_date(text, unit.today)
    if not isinstance(lu, Lu):
        return "illisible"
    return await set_place(unit, qui, assistant_id, rang, "libre", lu.valeur)
