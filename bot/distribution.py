"""Who plays in the demonstration: people of the fictitious directory, linked by the same codes as in real life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.commandes.service import opened
from bot.config import Settings
from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.relais import Relais, distance_km
from bot.quotidien_fictif import live_the_days_before
from bot.usecases.declare_places import PlaceLibre, declare_place
from bot.usecases.make_invitation import invite_animateur, invite_assistant
from bot.usecases.unit import Unit

SLUG: Final = "artois-lys-romane"
LILLERS: Final = "62516"
DU_LUNDI_AU_VENDREDI: Final = frozenset(range(5))
AVEC_PLACE, SANS_NOUVELLE = 3, 1  # professionals with a place known, and without any news of hers


@dataclass(frozen=True, slots=True)
class Personnage:
    """Somebody with a phone on the page; `code` opens her role when she presses her invitation's link."""

    prenom: str
    nom: str
    role: str
    telephone: str | None
    code: str | None = None


# Numbers kept for fiction too, and above those of the directory: nobody in it is Camille.
CAMILLE: Final = Personnage("Camille", "Martin", "Parent", "+33639989901")
NADIA: Final = Personnage("Nadia", "Animatrice", "Animatrice du relais", "+33639989902")
ODILE: Final = Personnage("Odile", "Responsable", "Responsable du relais", "+33639989903")


async def invite_cast(settings: Settings) -> list[Personnage]:
    """Those who need a code: professionals around Lillers, the animatrice, who has had some days of work, her chief."""
    async with opened(settings) as service, service.unit() as unit:
        relais_id = unit.territoire.id_of(SLUG)
        relais = unit.territoire.get(relais_id)
        chosen = _choose(await unit.tx.assistants.list_of_relais(relais_id), relais)
        for assistant in chosen:  # whatever a newcomer has Camille search, somebody on the page is asked at once
            for place in list(filter(_is_open, assistant.places))[:1]:
                await declare_place(unit, assistant, PlaceLibre(place.rang, None, DU_LUNDI_AU_VENDREDI))
        first, *others = [await _invite(unit, relais_id, relais, assistant) for assistant in chosen]
        await live_the_days_before(unit, relais_id)
        nadia, odile = [await _hire(unit, relais_id, who) for who in (NADIA, ODILE)]
    return [first, nadia, *others, odile]  # with Camille, the three phones that the page shows first


def _choose(directory: Sequence[AssistantMaternel], relais: Relais) -> list[AssistantMaternel]:
    """The nearest to Lillers, in different communes as far as possible."""
    home = relais.commune(LILLERS)
    assert home is not None

    def far(assistant: AssistantMaternel) -> float:
        commune = relais.commune(assistant.commune)
        return 1e9 if commune is None else distance_km(home, commune)

    able = [a for a in sorted(directory, key=far) if a.statut == "independant" and a.telephone and a.places]
    free = [a for a in able if any(_is_open(place) for place in a.places)]
    quiet = [a for a in able if all(place.etat == "inconnue" for place in a.places)]
    return _spread(free, AVEC_PLACE) + _spread(quiet, SANS_NOUVELLE)


def _is_open(place: Place) -> bool:
    """Free, for a child of any age."""
    return place.etat == "libre" and (place.age_min, place.age_max, place.restriction) == (None, None, None)


def _spread(people: Sequence[AssistantMaternel], count: int) -> list[AssistantMaternel]:
    first = {assistant.commune: assistant for assistant in reversed(people)}
    spread = [a for a in people if first[a.commune] is a]
    return (spread + [a for a in people if a not in spread])[:count]


async def _hire(unit: Unit, relais_id: int, who: Personnage) -> Personnage:
    invitee = await invite_animateur(unit, relais_id, who.prenom, who.nom.lower())
    return replace(who, code=invitee.code)


async def _invite(unit: Unit, relais_id: int, relais: Relais, assistant: AssistantMaternel) -> Personnage:
    invitee = await invite_assistant(unit, relais_id, assistant.id)
    commune = relais.commune(assistant.commune)
    where = commune.nom if commune else ""
    return Personnage(
        assistant.prenom, assistant.nom, f"Assistant maternel, {where}", assistant.telephone, invitee.code
    )
