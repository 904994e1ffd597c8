"""Who is registered, as the animatrice sees it; nobody else sees a colleague's place or absence. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ateliers import Atelier, Places, places_of
from bot.domain.inscriptions import Inscrite
from bot.domain.personnes import Personne
from bot.usecases.give_avis import Resultats, see_avis
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Feuille:
    """One atelier and everybody on its list, in the order of arrival."""

    atelier: Atelier
    places: Places
    inscrites: tuple[Inscrite, ...]
    avis: Resultats

    def who(self, *etats: str) -> list[Inscrite]:
        """Those who stand so."""
        return [one for one in self.inscrites if one.inscription.etat in etats]


async def find_atelier_of_team(unit: Unit, qui: Personne, atelier_id: int) -> Atelier | None:
    """An atelier of her relais that was announced: a Tap is untrusted."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    found = await unit.tx.ateliers.find(qui.animateur_relais_id, atelier_id)
    return found if found is not None and found.etat != "brouillon" else None


async def see_inscrits(unit: Unit, qui: Personne, atelier_id: int) -> Feuille | None:
    """None when it is not of her relais."""
    atelier = await find_atelier_of_team(unit, qui, atelier_id)
    if atelier is None:
        return None
    live = await unit.tx.inscriptions.list_live(atelier.id) + await unit.tx.inscriptions.list_expired(atelier.id)
    places = places_of(atelier, (await unit.tx.ateliers.comptes([atelier.id]))[atelier.id])
    return Feuille(atelier, places, tuple(live), await see_avis(unit, atelier))


async def find_inscrite(unit: Unit, qui: Personne, inscription_id: int) -> tuple[Inscrite, Atelier] | None:
    """One of her relais, with its atelier."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    one = await unit.tx.inscriptions.find(qui.animateur_relais_id, inscription_id)
    if one is None:
        return None
    return one, await unit.tx.ateliers.get(one.inscription.atelier_id)
