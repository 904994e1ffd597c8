"""Which part of her relais an animatrice looks at, and the communes that she follows. Hides nothing from anybody."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.domain.relais import Commune
from bot.domain.secteurs import MOI, TOUT_LE_RELAIS, Portee, list_portees, portee_of_commune
from bot.domain.tableau import Page, page_of
from bot.usecases.unit import Unit

PAR_PAGE = 20


@dataclass(frozen=True, slots=True)
class MonSecteur:
    """The communes of her relais, and those that she follows."""

    page: Page[Commune]
    suivies: frozenset[str]


async def list_secteurs(unit: Unit, relais_id: int) -> tuple[Portee, ...]:
    """The sectors of the territory file, then those of the animatrices who chose communes."""
    followed = await unit.tx.secteurs.list_followed(relais_id, unit.today)
    return list_portees(unit.territoire.get(relais_id), followed)


async def find_portee(unit: Unit, qui: Personne, cle: str) -> Portee | None:
    """What a button names; the whole relais for a sector that is no more. None for who is not of the team.

    « moi » without any commune chosen has no commune at all: she is asked to choose.
    """
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    mine = f"a{qui.animateur_id}"
    wanted = mine if cle == MOI else cle
    for portee in await list_secteurs(unit, qui.animateur_relais_id):
        if portee.cle == wanted:
            return portee
    if wanted == mine:
        return Portee(MOI, "animatrice", "", frozenset())
    return portee_of_commune(unit.territoire.get(qui.animateur_relais_id), cle) or TOUT_LE_RELAIS


async def list_choices(unit: Unit, qui: Personne) -> tuple[Portee, ...] | None:
    """The sectors among which she may choose; None for who is not of the team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await list_secteurs(unit, qui.animateur_relais_id)


async def see_mon_secteur(unit: Unit, qui: Personne, numero: int) -> MonSecteur | None:
    """One page of the communes of her relais, by name."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    followed = await unit.tx.secteurs.list_followed(qui.animateur_relais_id, unit.today)
    mine = next((communes for (who, _), communes in followed.items() if who == qui.animateur_id), frozenset[str]())
    communes = sorted(unit.territoire.get(qui.animateur_relais_id).communes_at(unit.today), key=lambda c: c.nom)
    return MonSecteur(page_of(communes, numero, PAR_PAGE), mine)


async def follow_commune(unit: Unit, qui: Personne, numero: int, insee: str) -> MonSecteur | None:
    """A commune joins her sector, or leaves it; one that is not of her relais changes nothing."""
    before = await see_mon_secteur(unit, qui, numero)
    if before is None or qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    if unit.territoire.get(qui.animateur_relais_id).commune(insee) is not None:
        await unit.tx.secteurs.follow(qui.animateur_id, insee, insee not in before.suivies)
    return await see_mon_secteur(unit, qui, numero)
