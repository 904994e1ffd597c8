"""What a professional says of her own places: hers to say, at any moment. Never changes the facts of her agrément."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.criteres import Candidat
from bot.domain.explications import explain
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.semaine import Moment, grille_of
from bot.usecases.place_declared import place_declared
from bot.usecases.situation import read_situation
from bot.usecases.unit import Unit

DE_JOUR = tuple(moment for moment in Moment if moment is not Moment.NUIT)


@dataclass(frozen=True, slots=True)
class PlaceLibre:
    """A seat that becomes free. `libre_le` None = now; `ages` only when the seat has none yet; days 0 (lundi) to 6."""

    rang: int
    libre_le: date | None
    jours: frozenset[int]
    ages: tuple[int | None, int | None] | None = None


def seats(assistant: AssistantMaternel) -> tuple[Place, ...]:
    """Her places, those that nobody ever wrote down included."""
    known = {place.rang: place for place in assistant.places}
    total = assistant.agrement.places or max(known, default=1)
    return tuple(known.get(rang) or Place(rang) for rang in sorted({*known, *range(1, total + 1)}))


async def confirm_places(unit: Unit, assistant: AssistantMaternel) -> int:
    """« Rien n'a changé »: what is known of her places is of today. Gives how many requests she is asked for."""
    said = [replace(p, confirmee_le=unit.now, source="bot") if p.etat != "inconnue" else p for p in assistant.places]
    return await _save(unit, assistant, said)


async def declare_place(unit: Unit, assistant: AssistantMaternel, libre: PlaceLibre) -> int:
    """« J'ai une place »: that seat is free from that day, on those days."""
    moments = tuple(Moment) if assistant.accepte.horaires_atypiques else DE_JOUR
    said = []
    for place in seats(assistant):
        if place.rang == libre.rang:
            ages = libre.ages if libre.ages and (place.age_min, place.age_max) == (None, None) else None
            place = replace(
                place,
                etat="libre",
                libre_le=libre.libre_le,
                age_min=ages[0] if ages else place.age_min,
                age_max=ages[1] if ages else place.age_max,
                grille=grille_of(libre.jours, moments),
                confirmee_le=unit.now,
                source="bot",
            )
        if place.etat != "inconnue" or any(known.rang == place.rang for known in assistant.places):
            said.append(place)
    return await _save(unit, assistant, said)


async def declare_full(unit: Unit, assistant: AssistantMaternel) -> None:
    """« Plus de place »: all her seats are taken."""
    said = [
        replace(place, etat="occupee", libre_le=None, confirmee_le=unit.now, source="bot") for place in seats(assistant)
    ]
    await unit.tx.assistants.save_places(assistant.id, said)


async def take_place(unit: Unit, proposition: PropositionSuivie) -> None:
    """« Cette place est prise »: the seat that the rule gave to this request; only she, or an animatrice, says so."""
    if proposition.suivi != "retenue" or proposition.etat == "pourvue":
        return
    assistant = await unit.tx.assistants.get(proposition.assistant)
    situation = await read_situation(unit, await unit.tx.demandes.get(proposition.demande))
    distance = situation.distances.get(assistant.commune, 0.0)
    given = {rang for rang in explain(situation.criteres, Candidat(assistant, distance)).accueil.values() if rang}
    free = [place.rang for place in assistant.places if place.etat == "libre"]
    taken = (given & set(free)) or set(free[:1])
    said = [
        replace(p, etat="occupee", libre_le=None, confirmee_le=unit.now, source="bot") if p.rang in taken else p
        for p in assistant.places
    ]
    await unit.tx.assistants.save_places(assistant.id, said)
    await unit.tx.propositions.save(replace(proposition, etat="pourvue"))


async def pause_until(unit: Unit, assistant: AssistantMaternel, until: date | None) -> None:
    """No request until that day, included; None: from now on again."""
    await unit.tx.assistants.save(replace(assistant, en_pause_jusqu_au=until), unit.now)


async def set_soir_et_week_end(unit: Unit, assistant: AssistantMaternel, wanted: bool) -> None:
    """« Prévenez-moi aussi le soir et le week-end », for unforeseen needs."""
    await unit.tx.assistants.save(replace(assistant, soir_et_week_end=wanted), unit.now)


async def _save(unit: Unit, assistant: AssistantMaternel, places: list[Place]) -> int:
    await unit.tx.assistants.save_places(assistant.id, places)
    return await place_declared(unit, assistant.id)
