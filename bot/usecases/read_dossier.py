"""A request as an animatrice opens it. Changes nothing."""

from __future__ import annotations

from bot.domain.appels import Appel
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.dossiers import Dossier, Fait, Retenue, Sollicitee, journal
from bot.domain.personnes import Personne
from bot.domain.suivi import Echeances, describe_demande
from bot.domain.tableau import Page, page_of
from bot.usecases.see_complements import list_duos
from bot.usecases.tableau_du_relais import find_demande
from bot.usecases.unit import Unit

PAR_PAGE = 8
FAITS_PAR_PAGE = 20


async def read_dossier(unit: Unit, qui: Personne, demande_id: int) -> Dossier | None:
    """The search, the family and where it stands; None when it is not her relais's."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    propositions = await unit.tx.propositions.list_of_demande(demande.id)
    echeances = Echeances(None, demande.vague_le, demande.reponse_le, demande.active_jusqu_au)
    return Dossier(
        demande=demande,
        famille=await unit.tx.familles.get(demande.famille_id),
        situation=describe_demande(demande.etat, propositions, echeances, unit.now),
        propositions=len(propositions),
        ecartees=len(await unit.tx.ecarts.list_of_demande(demande.id)),
        suite=await unit.tx.evenements.last_of(demande.id, ("contactee", "orientee")),
        retenue=await _held(unit, demande),
        duos=await list_duos(unit, demande, propositions, met=False) if demande.is_open else (),
        semblables=tuple(await unit.tx.demandes.list_semblables(demande)),
    )


async def _held(unit: Unit, demande: DemandeAccueil) -> Retenue | None:
    """Why its next circle waits, when it does."""
    since = await unit.tx.demandes_dues.held_since(demande.id)
    if since is None:
        return None
    most = unit.territoire.get(demande.relais_id).reglages.appels_en_attente_max
    return Retenue(since, await unit.tx.appels.count_open(demande.relais_id, unit.today), most)


async def list_sollicitees(unit: Unit, qui: Personne, demande_id: int, numero: int) -> Page[Sollicitee] | None:
    """Everybody who was asked, the interested first, then those who are silent; one page."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    propositions = await unit.tx.propositions.list_of_demande(demande.id)
    known = await unit.tx.candidats.read([p.assistant for p in propositions]) if propositions else {}
    ecartees = await unit.tx.ecarts.list_of_demande(demande.id)
    order = {"interessee": 0, "a_appeler": 1, "en_attente": 2, "pas_cette_fois": 3}
    propositions.sort(key=lambda p: (order.get(p.etat, 4), p.id))
    people = [
        Sollicitee(a.id, a.prenom, a.nom, a.commune, a.telephone, p, a.id in ecartees)
        for p in propositions
        if (a := known.get(p.assistant)) is not None
    ]
    return page_of(people, numero, PAR_PAGE)


async def read_journal(unit: Unit, qui: Personne, demande_id: int, numero: int) -> Page[Fait] | None:
    """What happened to a request, oldest first; one page."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    propositions = await unit.tx.propositions.list_of_demande(demande.id)
    deeds = await unit.tx.evenements.list_of_demande(demande.id)
    answered = [p.assistant for p in propositions if p.repondue_le is not None]
    known = await unit.tx.candidats.read(answered) if answered else {}
    noms = {id_: f"{a.prenom} {a.nom}" for id_, a in known.items()}
    return page_of(journal(demande, propositions, deeds, noms), numero, FAITS_PAR_PAGE)


async def list_calls_of(unit: Unit, qui: Personne, demande_id: int) -> list[Appel] | None:
    """Everybody still to be phoned for one request."""
    demande = await find_demande(unit, qui, demande_id)
    return None if demande is None else await unit.tx.appels.list_of_demande(demande.id)
