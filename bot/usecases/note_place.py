"""A yes to « Auriez-vous une place ? » is news of a place: it is written in her file. Never changes her agrément."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.criteres import Candidat
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.explications import explain
from bot.domain.mises_a_jour import Provenance
from bot.domain.places_dites import free
from bot.domain.proposition_suivie import Canal, PropositionSuivie
from bot.domain.verdicts import Admise
from bot.usecases.record_update import record_update
from bot.usecases.situation import read_situation
from bot.usecases.unit import Unit


async def note_place_of_yes(
    unit: Unit,
    demande: DemandeAccueil,
    proposition: PropositionSuivie,
    canal: Canal,
    animateur_id: int | None = None,
) -> None:
    """The place that the rule gives to each child becomes free, as she just said; nothing when there is no doubt."""
    if proposition.cercle != "a_confirmer":
        return
    assistant = await unit.tx.assistants.get(proposition.assistant)
    if assistant.is_garde_a_domicile:  # she has no place
        return
    situation = await read_situation(unit, demande)
    distance = situation.distances.get(assistant.commune, 0.0)
    explication = explain(situation.criteres, Candidat(assistant, distance))
    if not isinstance(explication.verdict, Admise) or explication.verdict.cercle != "a_confirmer":
        return
    rangs = list(explication.accueil.values())
    places = list(assistant.places)
    for rang in rangs or [None]:
        _declare(places, rang, assistant, situation.criteres.debut)
    par = Provenance(canal, animateur_id)
    said = [par.stamp(place, unit.now) if place not in assistant.places else place for place in places]
    await unit.tx.assistants.save_places(assistant.id, said)
    await record_update(unit, assistant, "place", par.source, par.animateur_id)


def _declare(places: list[Place], rang: int | None, assistant: AssistantMaternel, debut: date) -> None:
    """A known seat is free for the wanted date; an unknown one is written down, if the agrément has room for it."""
    for index, place in enumerate(places):
        if place.rang == rang:
            free_le = None if place.etat == "libre" and place.libre_le is None else min(place.libre_le or debut, debut)
            places[index] = replace(free(place, free_le), confirmee_le=None)
            return
    total = assistant.agrement.places
    if total is None or len(places) < total:
        places.append(Place(max((p.rang for p in places), default=0) + 1, "libre", debut))
