"""A yes to « Auriez-vous une place ? » is news of a place: it is written in her file. Never changes her agrément."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.assistants import AssistantMaternel, Place, Source
from bot.domain.criteres import Candidat
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.explications import explain
from bot.domain.proposition_suivie import Canal, PropositionSuivie
from bot.domain.verdicts import Admise
from bot.usecases.situation import read_situation
from bot.usecases.unit import Unit

SOURCES: dict[Canal, Source] = {"bot": "bot", "telephone": "telephone"}


async def note_place_of_yes(unit: Unit, demande: DemandeAccueil, proposition: PropositionSuivie, canal: Canal) -> None:
    """The place that the rule gives to each child becomes free, as she just said; nothing when there is no doubt."""
    if proposition.cercle != "a_confirmer":
        return
    assistant = await unit.tx.assistants.get(proposition.assistant)
    situation = await read_situation(unit, demande)
    distance = situation.distances.get(assistant.commune, 0.0)
    explication = explain(situation.criteres, Candidat(assistant, distance))
    if not isinstance(explication.verdict, Admise) or explication.verdict.cercle != "a_confirmer":
        return
    rangs = list(explication.accueil.values())
    places = list(assistant.places)
    for rang in rangs or [None]:
        _declare(places, rang, assistant, situation.criteres.debut)
    said = [
        replace(place, confirmee_le=unit.now, source=SOURCES[canal]) if place not in assistant.places else place
        for place in places
    ]
    await unit.tx.assistants.save_places(assistant.id, said)


def _declare(places: list[Place], rang: int | None, assistant: AssistantMaternel, debut: date) -> None:
    """A known seat is free for the wanted date; an unknown one is written down, if the agrément has room for it."""
    for index, place in enumerate(places):
        if place.rang == rang:
            free_le = None if place.etat == "libre" and place.libre_le is None else min(place.libre_le or debut, debut)
            places[index] = replace(place, etat="libre", libre_le=free_le, confirmee_le=None)
            return
    total = assistant.agrement.places
    if total is None or len(places) < total:
        places.append(Place(max((p.rang for p in places), default=0) + 1, "libre", debut))
