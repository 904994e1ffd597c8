"""Why professionals were not asked for a request, by the matching rule itself. Never a second rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from bot.domain.admissibilite import judge
from bot.domain.assistants import AssistantMaternel
from bot.domain.criteres import Candidat, Criteres
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.dossiers import Exclusions, Vue
from bot.domain.explications import explain
from bot.domain.personnes import Personne
from bot.domain.propositions import PLUS_INTERROGEES
from bot.domain.relais import distance_km
from bot.domain.tableau import Page, page_of
from bot.domain.verdicts import CERCLES, Admise, Cercle, Exclue, Raison
from bot.usecases.situation import read_situation
from bot.usecases.tableau_du_relais import find_demande, find_fiche
from bot.usecases.unit import Unit

PAR_PAGE = 10
RAISONS: tuple[Raison, ...] = get_args(Raison)


async def count_exclusions(unit: Unit, qui: Personne, demande_id: int) -> Exclusions | None:
    """How many for each reason, in the order in which an animatrice would say them."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    situation = await read_situation(unit, demande)
    criteres, asked = situation.criteres, situation.avancement().sollicites
    verdicts = [judge(criteres, c) for c in await _candidats(unit, demande) if c.assistant.id not in asked]
    raisons = Counter(v.raison for v in verdicts if isinstance(v, Exclue))
    cercles = Counter(v.cercle for v in verdicts if isinstance(v, Admise))
    return Exclusions(
        tuple((raison, raisons[raison]) for raison in RAISONS if raisons[raison]),
        tuple((cercle, cercles[cercle]) for cercle in CERCLES if cercles[cercle]),
    )


async def list_exclues(
    unit: Unit, qui: Personne, demande_id: int, quoi: str, numero: int
) -> tuple[DemandeAccueil, Page[Vue]] | None:
    """Those whom one reason leaves aside (or whom one circle could still ask), nearest first, with the facts."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or quoi not in {*RAISONS, *CERCLES}:
        return None
    situation = await read_situation(unit, demande)
    criteres, asked = situation.criteres, situation.avancement().sollicites
    found = [c for c in await _candidats(unit, demande) if c.assistant.id not in asked and _is(criteres, c, quoi)]
    found.sort(key=lambda c: (c.distance_km, c.assistant.nom, c.assistant.prenom, c.assistant.id))
    page = page_of(found, numero, PAR_PAGE)
    whole = await unit.tx.candidats.read([candidat.assistant.id for candidat in page.lignes])
    vues = tuple(Vue(explain(criteres, Candidat(whole[c.assistant.id], c.distance_km))) for c in page.lignes)
    return demande, Page(vues, page.numero, page.pages, page.total)


async def read_vue(unit: Unit, qui: Personne, demande_id: int, assistant_id: int) -> tuple[DemandeAccueil, Vue] | None:
    """One professional before one request: what decided about her, and what became of it."""
    demande = await find_demande(unit, qui, demande_id)
    fiche = await find_fiche(unit, qui, assistant_id)
    if demande is None or fiche is None:
        return None
    (candidat,) = at_distance(unit, demande, [fiche.assistant])
    situation = await read_situation(unit, demande)
    proposition = next((p for p in situation.propositions if p.assistant == assistant_id), None)
    ecartee = assistant_id in situation.criteres.recherche.ecartees
    return demande, Vue(explain(situation.criteres, candidat), proposition, ecartee)


async def list_possible(unit: Unit, demande: DemandeAccueil) -> list[tuple[Candidat, Cercle]]:
    """Everybody the rule would still ask, nearest first."""
    situation = await read_situation(unit, demande)
    asked = {p.assistant for p in situation.propositions if p.etat not in PLUS_INTERROGEES}
    people = [c for c in await _candidats(unit, demande) if c.assistant.id not in asked]
    people.sort(key=lambda c: (c.distance_km, c.assistant.nom, c.assistant.prenom, c.assistant.id))
    judged = ((c, judge(situation.criteres, c)) for c in people)
    return [(c, verdict.cercle) for c, verdict in judged if isinstance(verdict, Admise)]


async def _candidats(unit: Unit, demande: DemandeAccueil) -> list[Candidat]:
    """Everybody, with no more than the rule reads; whose places count is a question of distance first."""
    far = _distances(unit, demande)
    near = [insee for insee, km in far.items() if km <= demande.besoin.rayon_km]
    people = await unit.tx.repertoire.list_to_judge(demande.relais_id, near)
    return [Candidat(one, far.get(one.commune, float("inf"))) for one in people]


def at_distance(unit: Unit, demande: DemandeAccueil, people: list[AssistantMaternel]) -> Iterator[Candidat]:
    """With their distance; a commune that the territory file does not know any more is too far."""
    far = _distances(unit, demande)
    for assistant in people:
        yield Candidat(assistant, far.get(assistant.commune, float("inf")))


def _distances(unit: Unit, demande: DemandeAccueil) -> dict[str, float]:
    relais = unit.territoire.get(demande.relais_id)
    centre = relais.commune(demande.besoin.commune)
    return {c.insee: distance_km(centre, c) for c in relais.communes} if centre is not None else {}


def _is(criteres: Criteres, candidat: Candidat, quoi: str) -> bool:
    verdict = judge(criteres, candidat)
    return (verdict.cercle if isinstance(verdict, Admise) else verdict.raison) == quoi
