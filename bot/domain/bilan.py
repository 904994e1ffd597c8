"""What a year was for one professional: hers alone. Compares her with nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.assistants import AssistantMaternel
from bot.domain.demandes import Besoin
from bot.domain.semaine import JOURS, Grille, Moment, grille_of
from bot.domain.semaine_offerte import MERCREDI, WEEK_END
from bot.domain.semaine_voulue import semaine_voulue

SEUIL = 3  # fewer families than that could be recognised
Manque = Literal["avant_ecole", "apres_ecole", "nuit", "mercredi", "week_end", "periscolaire"]
EN_SEMAINE = tuple(jour for jour in JOURS if jour not in WEEK_END)
GRILLES: dict[Manque, Grille] = {
    "avant_ecole": grille_of(EN_SEMAINE, (Moment.AVANT_ECOLE,)),
    "apres_ecole": grille_of(EN_SEMAINE, (Moment.APRES_ECOLE,)),
    "nuit": grille_of(JOURS, (Moment.NUIT,)),
    "mercredi": grille_of((MERCREDI,), Moment),
    "week_end": grille_of(WEEK_END, Moment),
}


@dataclass(frozen=True, slots=True)
class Chiffres:
    """Requests she was asked about, those she answered, those that interested her, contacts given."""

    recues: int
    repondues: int
    interessee: int
    contacts: int


@dataclass(frozen=True, slots=True)
class Bilan:
    """From `du` to `au`, both included. `manques`: what families near her asked for and she does not offer."""

    du: date
    au: date
    chiffres: Chiffres
    manques: tuple[tuple[Manque, int], ...]
    semaine_connue: bool


def offered_week(assistant: AssistantMaternel) -> Grille | None:
    """All the days and moments that her places offer; None when she never said any."""
    known = [place.grille for place in assistant.places if place.grille is not None]
    if not known:
        return None
    offered = 0
    for grille in known:
        offered |= grille
    return offered


def count_manques(assistant: AssistantMaternel, besoins: Iterable[Besoin]) -> tuple[tuple[Manque, int], ...]:
    """How many families asked for each thing that she does not offer, most first; never fewer than three."""
    offered = offered_week(assistant)
    found: Counter[Manque] = Counter()
    for besoin in besoins:
        if besoin.is_periscolaire() and assistant.accepte.periscolaire is False:
            found["periscolaire"] += 1
        if offered is not None:
            missing = semaine_voulue(besoin, besoin.is_periscolaire()).utile & ~offered
            found.update(manque for manque, grille in GRILLES.items() if missing & grille)
    return tuple((manque, combien) for manque, combien in found.most_common() if combien >= SEUIL)
