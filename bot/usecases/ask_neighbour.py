"""The same search for another relais that the radius reaches: a second request, reread and agreed to like the first."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.domain.recherche_besoin import reponses_of
from bot.usecases.fill_form import begin_form
from bot.usecases.form_in_hand import RECHERCHE_NEUVE, Ecran, PlusRien, list_acquis
from bot.usecases.open_search import DejaCommencee
from bot.usecases.unit import Unit


async def ask_neighbour(unit: Unit, personne: Personne, demande_id: int, slug: str) -> Ecran | PlusRien | DejaCommencee:
    """A form ready to be reread, around the neighbour's nearest commune; its agreements are asked for that relais."""
    if personne.recherche_en_cours:
        return DejaCommencee()
    demande = await unit.tx.demandes.find_of_compte(personne.compte_id, demande_id)
    if demande is None:
        return PlusRien()
    home = unit.territoire.get(demande.relais_id)
    centre = home.commune(demande.besoin.commune)
    if centre is None:
        return PlusRien()
    voisins = unit.territoire.territoire.neighbours(home, centre, demande.besoin.rayon_km, unit.today)
    voisin = next((v for v in voisins if v.relais.slug == slug), None)
    if voisin is None:
        return PlusRien()
    acquis = await list_acquis(unit, personne.compte_id, unit.territoire.id_of(slug))
    said = reponses_of(demande, acquis) | {"commune": voisin.communes[0].commune.insee}
    del said["appel"]
    return await begin_form(unit, personne, RECHERCHE_NEUVE, said)
