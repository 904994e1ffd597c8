"""A request for care at the family's home, before the carers who agreed to receive such requests. Never the reverse.

No wave: an animatrice sees who may answer and chooses whom to ask. A proposition and its answers are the same as
everywhere; an assistant maternel is never among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.assistants import AssistantMaternel
from bot.domain.criteres import Candidat
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.gardes import Garde, judge_garde
from bot.domain.personnes import Personne
from bot.domain.propositions import DEMANDE_OUVERTE
from bot.domain.relais import distance_km
from bot.domain.verdicts import CERCLES, Admise, Cercle, Raison
from bot.usecases.ask_assistants import Sollicites, ask_assistants
from bot.usecases.situation import Situation, read_situation
from bot.usecases.tableau_du_relais import find_demande, noms_des_communes, note
from bot.usecases.unit import Unit

MODE: Final = "garde_a_domicile"
MONTREES: Final = 12


@dataclass(frozen=True, slots=True)
class Possible:
    """A carer who may be asked, and in which circle."""

    candidat: Candidat
    garde: Garde
    cercle: Cercle


@dataclass(frozen=True, slots=True)
class Correspondances:
    """Who may answer a request at home, who was asked, and why the others are not. `accord`: the family's."""

    demande: DemandeAccueil
    accord: bool
    possibles: tuple[Possible, ...]
    interrogees: int
    raisons: tuple[tuple[Raison, int], ...]
    communes: Mapping[str, str]

    @property
    def may_ask(self) -> bool:
        """The family agreed, and the request is open."""
        return self.accord and self.demande.etat in DEMANDE_OUVERTE


async def match_gardes(unit: Unit, qui: Personne, demande_id: int) -> Correspondances | None:
    """For the animatrice; None when it is not a request of that kind in her relais."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None or MODE not in demande.modes:
        return None
    situation = await read_situation(unit, demande)
    asked = {p.assistant for p in situation.propositions}
    raisons: Counter[Raison] = Counter()
    possibles: list[Possible] = []
    interrogees = 0
    for fiche in await unit.tx.gardes.list_of_relais(demande.relais_id):
        if fiche.assistant.id in asked:
            interrogees += 1
            continue
        match judge_garde(situation.criteres, fiche.assistant, fiche.garde):
            case Admise(cercle):
                possibles.append(Possible(_candidat(situation, fiche.assistant), fiche.garde, cercle))
            case exclue:
                raisons[exclue.raison] += 1
    possibles.sort(key=lambda one: (CERCLES.index(one.cercle), one.candidat.distance_km, one.candidat.assistant.id))
    agreed = await unit.tx.familles.list_agreed(demande.famille_id)
    return Correspondances(
        demande, "relayer" in agreed, tuple(possibles[:MONTREES]), interrogees, tuple(raisons.most_common()),
        noms_des_communes(unit, demande.relais_id),
    )  # fmt: skip


async def propose_gardes(
    unit: Unit, qui: Personne, demande_id: int, assistant_id: int | None = None
) -> Sollicites | None:
    """Asks one of them, or all who may be; twice asks once. None when nobody could be."""
    found = await match_gardes(unit, qui, demande_id)
    if found is None or not found.may_ask:
        return None
    chosen = [one for one in found.possibles if assistant_id in (None, one.candidat.assistant.id)]
    if not chosen:
        return None
    situation = await read_situation(unit, found.demande)
    par_message = a_appeler = 0
    last = unit.now
    for one in chosen:
        event = f"garde:{one.candidat.assistant.id}"
        asked = await ask_assistants(unit, situation, one.cercle, [one.candidat], event=event)
        par_message, a_appeler = par_message + asked.par_message, a_appeler + asked.a_appeler
        last = max(last, asked.dernier_depart)
        await note(unit, qui, found.demande, "ajoutee", assistant_id=one.candidat.assistant.id)
    return Sollicites(par_message, a_appeler, last)


def _candidat(situation: Situation, assistant: AssistantMaternel) -> Candidat:
    here = situation.relais.commune(situation.demande.besoin.commune)
    there = situation.relais.commune(assistant.commune)
    return Candidat(assistant, distance_km(here, there) if here and there else 0.0)
