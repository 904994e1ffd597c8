"""The free places of the relais for its team: counts, the people behind them, a picture, a sheet. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.personnes import Personne
from bot.domain.places_libres import Compte, Coupe, Ensemble, Offrante, Photo, is_filtre
from bot.domain.secteurs import Portee
from bot.domain.tableau import Page
from bot.usecases.choose_secteur import find_portee
from bot.usecases.make_document import ask_document
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit
from content.images_vue import image_of_places

PAR_PAGE = 6


@dataclass(frozen=True, slots=True)
class VuePlaces:
    """Counts of a scope, cut one way. `noms`: of the communes, by INSEE code."""

    portee: Portee
    coupe: Coupe
    ensemble: Ensemble
    comptes: tuple[Compte, ...]
    noms: Mapping[str, str]
    today: date


@dataclass(frozen=True, slots=True)
class ListePlaces:
    """One page of the people behind a count, and how many places it counts."""

    portee: Portee
    code: str
    page: Page[Offrante]
    places: int
    ensemble: Ensemble
    noms: Mapping[str, str]
    today: date


async def see_places(unit: Unit, qui: Personne, coupe: Coupe, cle: str) -> VuePlaces | None:
    """The counts; None for who is not of the team."""
    portee = await find_portee(unit, qui, cle)
    if portee is None or qui.animateur_relais_id is None:
        return None
    home, photo = qui.animateur_relais_id, photo_of(unit, qui.animateur_relais_id)
    noms = noms_des_communes(unit, home)
    return VuePlaces(
        portee,
        coupe,
        await unit.tx.places_libres.count(home, photo, portee.communes),
        await _count(unit, home, photo, portee, coupe, noms),
        noms,
        unit.today,
    )


async def list_places(unit: Unit, qui: Personne, code: str, cle: str, numero: int) -> ListePlaces | None:
    """Who has the places of a count; None for who is not of the team, or when nothing is counted so."""
    portee = await find_portee(unit, qui, cle)
    if portee is None or qui.animateur_relais_id is None or not is_filtre(code):
        return None
    home, photo = qui.animateur_relais_id, photo_of(unit, qui.animateur_relais_id)
    page, places = await unit.tx.places_libres.page(home, photo, portee.communes, code, numero, PAR_PAGE)
    ensemble = await unit.tx.places_libres.count(home, photo, portee.communes)
    return ListePlaces(portee, code, page, places, ensemble, noms_des_communes(unit, home), unit.today)


async def ask_picture(
    unit: Unit, qui: Personne, coupe: Coupe, cle: str, chat_id: int, topic_id: int | None
) -> VuePlaces | None:
    """The same counts as a picture, in that chat; asked twice in a minute it is made once."""
    vue = await see_places(unit, qui, coupe, cle)
    if vue is None:
        return None
    contenu = image_of_places(vue.portee, vue.coupe, vue.ensemble, vue.comptes, vue.noms, vue.today)
    ask_document(
        unit, _key(unit, "image", f"{coupe}:{vue.portee.cle}", chat_id, topic_id), chat_id, "barres.png",
        f"places-libres-{coupe}-{unit.today}.png", contenu, template="vue/image_places", topic_id=topic_id,
        titre=contenu["titre"], sous_titre=contenu["sous_titre"], coupe=coupe, cle=vue.portee.cle,
    )  # fmt: skip
    return vue


async def ask_sheet(unit: Unit, qui: Personne, cle: str, chat_id: int, topic_id: int | None) -> Portee | None:
    """Every place of the scope, one a line, to sort and to filter."""
    portee = await find_portee(unit, qui, cle)
    if portee is None or qui.animateur_relais_id is None:
        return None
    home = qui.animateur_relais_id
    photo, noms = photo_of(unit, home), noms_des_communes(unit, home)
    counts = await unit.tx.places_libres.count_by_commune(home, photo, portee.communes)
    count, places = await unit.tx.places_libres.read_sheet(home, photo, portee.communes)
    contenu = {
        "places": places,
        "communes": [[noms.get(c.code, c.code), c.maintenant, c.ensuite, c.anciennes] for c in _by_name(counts, noms)],
        "noms": dict(noms),
        "today": unit.today.isoformat(),
    }
    ask_document(
        unit, _key(unit, "feuille", portee.cle, chat_id, topic_id), chat_id, "places.xlsx",
        f"places-libres-{unit.today}.xlsx", contenu, template="vue/feuille_places", topic_id=topic_id,
        cle=portee.cle, places=count,
    )  # fmt: skip
    return portee


def photo_of(unit: Unit, relais_id: int) -> Photo:
    """Now, as that relais believes its news."""
    return Photo(unit.now, unit.today, unit.territoire.get(relais_id).reglages.fraicheur_jours)


async def _count(
    unit: Unit, home: int, photo: Photo, portee: Portee, coupe: Coupe, noms: Mapping[str, str]
) -> tuple[Compte, ...]:
    store = unit.tx.places_libres
    match coupe:
        case "mois":
            return tuple(await store.count_by_month(home, photo, portee.communes))
        case "communes":
            return tuple(_by_name(await store.count_by_commune(home, photo, portee.communes), noms))
        case "moments":
            return tuple(await store.count_by_creneau(home, photo, portee.communes))
        case "ages":
            return tuple(await store.count_by_age(home, photo, portee.communes))


def _by_name(comptes: list[Compte], noms: Mapping[str, str]) -> list[Compte]:
    return sorted(comptes, key=lambda compte: noms.get(compte.code, compte.code))


def _key(unit: Unit, what: str, which: str, chat_id: int, topic_id: int | None) -> str:
    return f"vue:{what}:{which}:{chat_id}:{topic_id or 0}:{unit.now:%Y%m%d%H%M}"
