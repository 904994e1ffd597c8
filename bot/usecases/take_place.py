"""« Cette place est prise », after a family found with her: only her answer takes it. Nobody else is told."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.criteres import Candidat
from bot.domain.explications import explain
from bot.domain.mises_a_jour import ELLE
from bot.domain.places_dites import is_full, not_free
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.record_update import record_update
from bot.usecases.situation import read_situation
from bot.usecases.unit import Unit


async def take_place(unit: Unit, proposition: PropositionSuivie) -> None:
    """The seat that the rule gave to this request is taken; twice takes no second one."""
    if proposition.suivi != "retenue" or proposition.etat == "pourvue":
        return
    assistant = await unit.tx.assistants.get(proposition.assistant)
    if assistant.is_garde_a_domicile:
        garde = await unit.tx.gardes.get(assistant.id)
        busy = replace(garde, etat="occupee", libre_le=None, confirmee_le=unit.now, source="bot")
        await unit.tx.gardes.save(assistant.id, busy)
        await unit.tx.propositions.save(replace(proposition, etat="pourvue"))
        return
    situation = await read_situation(unit, await unit.tx.demandes.get(proposition.demande))
    distance = situation.distances.get(assistant.commune, 0.0)
    given = {rang for rang in explain(situation.criteres, Candidat(assistant, distance)).accueil.values() if rang}
    free = [place.rang for place in assistant.places if place.etat == "libre"]
    taken = (given & set(free)) or set(free[:1])
    said = [ELLE.stamp(not_free(p, "occupee"), unit.now) if p.rang in taken else p for p in assistant.places]
    await unit.tx.assistants.save_places(assistant.id, said)
    await record_update(unit, assistant, "complet" if is_full(said) else "place", ELLE.source)
    await unit.tx.propositions.save(replace(proposition, etat="pourvue"))
