"""What is said of a professional's places, by her or to an animatrice. Never changes the number of her agrément."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.mises_a_jour import ELLE, Genre, Provenance
from bot.domain.places_dites import for_ages, free, is_full, not_free
from bot.domain.semaine import Moment, grille_of
from bot.domain.semaine_offerte import DE_JOUR, is_atypique, with_grid
from bot.usecases.place_declared import place_declared
from bot.usecases.record_update import record_update
from bot.usecases.unit import Unit

PLACES_MAX = 20  # no agrément has more; an unknown rank beyond is not hers


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


def find_seat(assistant: AssistantMaternel, rang: int) -> Place | None:
    """The seat of that rank, if it is one of hers."""
    return next((place for place in seats(assistant) if place.rang == rang), None)


async def confirm_places(unit: Unit, assistant: AssistantMaternel, par: Provenance = ELLE) -> int:
    """« Rien n'a changé »: what is known of her places is of today. Gives how many requests she is asked for."""
    said = [par.stamp(place, unit.now) for place in assistant.places]
    return await _save(unit, assistant, said, "inchange", par)


async def declare_place(unit: Unit, assistant: AssistantMaternel, libre: PlaceLibre, par: Provenance = ELLE) -> int:
    """« J'ai une place »: that seat is free from that day, on those days."""
    moments = tuple(Moment) if assistant.accepte.horaires_atypiques else DE_JOUR
    grille = grille_of(libre.jours, moments)

    def say(place: Place) -> Place:
        if libre.ages is not None and (place.age_min, place.age_max) == (None, None):
            place = for_ages(place, libre.ages, agrement=False)
        return with_grid(free(place, libre.libre_le), grille)

    return await change_place(unit, assistant, libre.rang, say, par) or 0


async def change_place(
    unit: Unit, assistant: AssistantMaternel, rang: int, say: Callable[[Place], Place], par: Provenance = ELLE
) -> int | None:
    """One seat after `say`; None when it is not hers. Gives how many requests she is asked for."""
    before = find_seat(assistant, rang)
    if before is None or rang > PLACES_MAX:
        return None
    after = par.stamp(say(before), unit.now)
    await accept_atypiques(unit, assistant, before, after)
    others = [place for place in assistant.places if place.rang != rang]
    said = sorted([*others, after], key=lambda place: place.rang)
    return await _save(unit, assistant, said, "complet" if is_full(said) else "place", par)


async def declare_full(unit: Unit, assistant: AssistantMaternel, par: Provenance = ELLE) -> None:
    """« Plus de place »: all her seats are taken; what is known of their end stays."""
    said = [
        par.stamp(place if place.etat in ("occupee", "gelee") else not_free(place, "occupee"), unit.now)
        for place in seats(assistant)
    ]
    await _save(unit, assistant, said, "complet", par)


async def accept_atypiques(unit: Unit, assistant: AssistantMaternel, before: Place, after: Place) -> None:
    """Who now offers hours before 7 h, after 20 h or at the week-end accepts such hours, whatever she said before."""
    if is_atypique(after) and not is_atypique(before) and assistant.accepte.horaires_atypiques is not True:
        accepte = replace(assistant.accepte, horaires_atypiques=True)
        await unit.tx.assistants.save(replace(assistant, accepte=accepte), unit.now)


async def _save(
    unit: Unit, assistant: AssistantMaternel, places: Sequence[Place], genre: Genre, par: Provenance
) -> int:
    if assistant.is_garde_a_domicile:
        await _save_garde(unit, assistant, places, genre, par)
        return 0
    await unit.tx.assistants.save_places(assistant.id, places)
    await record_update(unit, assistant, genre, par.source, par.animateur_id)
    return await place_declared(unit, assistant.id) if any(place.etat == "libre" for place in places) else 0


async def _save_garde(
    unit: Unit, assistant: AssistantMaternel, places: Sequence[Place], genre: Genre, par: Provenance
) -> None:
    """A carer at home has no seat: the same words, said on the phone, are her availability."""
    garde = replace(await unit.tx.gardes.get(assistant.id), confirmee_le=unit.now, source=par.source)
    if genre == "complet":
        garde = replace(garde, etat="occupee", libre_le=None)
    elif genre == "place":
        free_ = next((place for place in places if place.etat == "libre"), None)
        garde = replace(garde, etat="libre", libre_le=free_.libre_le, grille=free_.grille) if free_ else garde
    await unit.tx.gardes.save(assistant.id, garde)
