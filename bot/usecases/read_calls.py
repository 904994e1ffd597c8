"""« À appeler aujourd'hui »: every reason to phone, one line a person, the most useful first. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.filtres_appels import MOTIFS, Filtre, Motif, Zone, find_zone, list_zones, matches
from bot.domain.lignes_appel import CampagneSansReponse, Cible, LigneAppel
from bot.domain.ordre_appels import order_calls
from bot.domain.personnes import Personne
from bot.domain.resume_places import Resume
from bot.domain.tableau import Page, page_of
from bot.usecases.unit import Unit

PAR_PAGE = 8
CAMPAGNE_SUIVIE = timedelta(days=120)  # who was silent is phoned until then, if no newer campaign asks her


@dataclass(frozen=True, slots=True)
class EcranAppels:
    """One page of the list. `comptes`: how many lines each reason has in this zone; `retenues`: requests that wait."""

    filtre: Filtre
    zone: Zone | None
    page: Page[LigneAppel]
    comptes: Mapping[Motif, int]
    resumes: Mapping[int, Resume]
    retenues: int


async def list_calls(unit: Unit, qui: Personne, filtre: Filtre, numero: int) -> EcranAppels | None:
    """One page of a part of the list; None for who is not of a team."""
    if qui.animateur_relais_id is None:
        return None
    relais_id = qui.animateur_relais_id
    zone = find_zone(unit.territoire.get(relais_id), filtre.zone)
    here = [ligne for ligne in await read_calls(unit, relais_id) if zone is None or ligne.commune in zone.communes]
    page = page_of([ligne for ligne in here if matches(ligne, filtre.motif)], numero, PAR_PAGE)
    ids = [ligne.cible.id for ligne in page.lignes if ligne.cible.genre == "assistant"]
    return EcranAppels(
        filtre=replace(filtre, zone=zone.numero if zone else 0),
        zone=zone,
        page=page,
        comptes={motif: sum(matches(ligne, motif) for ligne in here) for motif in MOTIFS},
        resumes=await unit.tx.resumes.list_of(ids, unit.today),
        retenues=await unit.tx.demandes_dues.count_held(relais_id),
    )


async def filter_calls(unit: Unit, qui: Personne, filtre: Filtre) -> list[LigneAppel] | None:
    """The whole of a part of the list."""
    if qui.animateur_relais_id is None:
        return None
    zone = find_zone(unit.territoire.get(qui.animateur_relais_id), filtre.zone)
    lignes = await read_calls(unit, qui.animateur_relais_id)
    return [one for one in lignes if matches(one, filtre.motif) and (zone is None or one.commune in zone.communes)]


async def list_call_zones(unit: Unit, qui: Personne) -> list[Zone] | None:
    """The sectors of her relais, and the communes where somebody is to be phoned."""
    if qui.animateur_relais_id is None:
        return None
    communes = {ligne.commune for ligne in await read_calls(unit, qui.animateur_relais_id)}
    return list_zones(unit.territoire.get(qui.animateur_relais_id), communes)


async def count_calls(unit: Unit, relais_id: int) -> int:
    """How many people are to be phoned today."""
    return sum(ligne.has_reason for ligne in await read_calls(unit, relais_id))


async def read_calls(unit: Unit, relais_id: int) -> list[LigneAppel]:
    """Today's lines, sorted; with those whose number is wrong and whom nobody wants to phone now."""
    lignes = [ligne for ligne, in_peace in await _assemble(unit, relais_id) if not in_peace]
    familles = await unit.tx.liste_appels.list_familles(relais_id)
    return order_calls((ligne for ligne in [*lignes, *familles] if ligne.is_due(unit.now)), unit.now)


async def read_line(unit: Unit, qui: Personne, cible: Cible) -> LigneAppel | None:
    """One person of her relais, whether somebody wants a call or not: a Tap is untrusted."""
    if qui.animateur_relais_id is None:
        return None
    if cible.genre == "famille":
        found = await unit.tx.liste_appels.list_familles(qui.animateur_relais_id, cible.id)
        return found[0] if found else None
    lignes = await _assemble(unit, qui.animateur_relais_id, only=cible.id)
    return lignes[0][0] if lignes else None


async def _assemble(unit: Unit, relais_id: int, only: int | None = None) -> Sequence[tuple[LigneAppel, bool]]:
    """(line, whether she is to be left in peace) of each professional with a reason, or of one of them."""
    demandes = await unit.tx.liste_appels.list_demandes(relais_id)
    waiting = await unit.tx.progressions.list_to_call(relais_id, unit.today - CAMPAGNE_SUIVIE)
    campagnes = {one.ligne.assistant: one for one in waiting}
    to_tell = await unit.tx.a_dire.list_to_tell(relais_id)
    ids = {only} if only is not None else {*demandes, *campagnes, *to_tell}
    if only is None:
        ids.update(await unit.tx.liste_appels.list_to_find(relais_id))
    communes = await unit.tx.liste_appels.count_by_commune(relais_id)
    lignes = []
    for connue in await unit.tx.liste_appels.list_people(relais_id, ids, unit.today):
        ligne = connue.ligne
        asked = campagnes.get(ligne.cible.id) if not connue.refuse else None
        lignes.append(
            (
                replace(
                    ligne,
                    demandes=tuple(demandes.get(ligne.cible.id, ())),
                    campagne=CampagneSansReponse(asked.campagne, asked.ligne.motif or "") if asked else None,
                    appel_demande_le=asked.ligne.appel_demande_le if asked else None,
                    a_prevenir=tuple(to_tell.get(ligne.cible.id, ())),
                    is_unreachable=ligne.is_unreachable and not connue.refuse,
                    demandes_commune=communes.get(ligne.commune, 0),
                ),
                connue.in_peace,
            )
        )
    return lignes
