"""A place has just been declared, imported or noted: the requests still open are read again the same day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.appariement import DemandeTrouvee, RechercheProche, demandes_for_place
from bot.domain.assistants import AssistantMaternel
from bot.domain.criteres import Candidat, Recherche, ReglesAppariement
from bot.domain.depot import is_relayed
from bot.domain.propositions import may_be_proposed_again
from bot.domain.relais import communes_within
from bot.usecases.ask_again import ask_again
from bot.usecases.ask_assistants import ask_assistants
from bot.usecases.choose_wave import WEEK
from bot.usecases.propose_appariements import ANOTHER_DAY
from bot.usecases.situation import Situation, read_situation
from bot.usecases.tell_famille import tell_famille
from bot.usecases.unit import Unit

AS_FAR_AS_KM = 50  # the largest radius that a relais may set


async def place_declared(unit: Unit, assistant_id: int) -> int:
    """Puts before her the open requests that her free places can answer; gives how many. Twice changes nothing more."""
    assistant = await unit.tx.assistants.get(assistant_id)
    asked = 0
    for situation in await _around(unit, assistant):
        km, regles = situation.distances[assistant.commune], situation.criteres.regles
        found = next(_serves(unit, RechercheProche(situation.criteres.recherche, km), regles, assistant), None)
        if found is not None and await _propose(unit, situation, assistant, found):
            asked += 1
    return asked


async def _around(unit: Unit, assistant: AssistantMaternel) -> list[Situation]:
    """The requests that search near her and still want answers."""
    relais_id = await unit.tx.assistants.relais_of(assistant.id)
    relais = unit.territoire.get(relais_id)
    home = relais.commune(assistant.commune)
    if home is None:
        return []
    around = {p.commune.insee: p.distance_km for p in communes_within(relais, home, AS_FAR_AS_KM, unit.today)}
    regles = ReglesAppariement.of(relais.reglages)
    found = []
    for demande in await unit.tx.demandes_dues.list_searching(relais_id, around):
        # The rule first, on the request alone: what surrounds it is read only for those that her places may answer.
        proche = RechercheProche(Recherche(demande.id, demande.besoin), around[demande.besoin.commune])
        may_serve = is_relayed(demande.modes) and any(_serves(unit, proche, regles, assistant))
        if may_serve and demande.envoyee_le is not None:
            situation = await read_situation(unit, demande)
            enough = situation.criteres.regles.interesses_suffisants
            if situation.avancement().interesses < enough and assistant.commune in situation.distances:
                found.append(situation)
    return found


def _serves(
    unit: Unit, proche: RechercheProche, regles: ReglesAppariement, assistant: AssistantMaternel
) -> Iterator[DemandeTrouvee]:
    """The rule, read from her side, for each of her places that is freshly known to be free."""
    for place in assistant.places:
        if place.etat == "libre" and place.is_fresh(unit.now, regles.fraicheur_jours):
            yield from demandes_for_place(assistant, place, [proche], regles, unit.now, unit.today)


async def _propose(unit: Unit, situation: Situation, assistant: AssistantMaternel, found: DemandeTrouvee) -> bool:
    demande = situation.demande
    candidat = Candidat(assistant, situation.distances[assistant.commune])
    known = next((p for p in situation.propositions if p.assistant == assistant.id), None)
    if known is not None:
        if not may_be_proposed_again(known) or not await ask_again(unit, situation, known, candidat, found.cercle):
            return False
    elif await _is_busy(unit, situation, assistant):
        await unit.tx.demandes_dues.look_again(demande.id, unit.now + ANOTHER_DAY)
        return False
    else:
        await ask_assistants(unit, situation, found.cercle, [candidat], event=f"place:{assistant.id}")
    if demande.vague_le is None:
        later = situation.delay_from(unit.now)
        await unit.tx.demandes.save(replace(demande, vague_le=later), unit.now)
    event = f"place:{assistant.id}:{known.envois if known else 0}"
    await tell_famille(unit, demande, situation.famille, event, "suivi/place_declaree")
    return True


async def _is_busy(unit: Unit, situation: Situation, assistant: AssistantMaternel) -> bool:
    cap = situation.relais.reglages.plafond_propositions_semaine
    (known,) = (await unit.tx.candidats.list_joignables([assistant.id], unit.now - WEEK)).values()
    return known.par_message and known.propositions >= cap
