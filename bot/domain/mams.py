"""A maison d'assistants maternels: several professionals in one house, and a parent employs one of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from bot.domain.annuaire.texte import fold
from bot.domain.assistants import AssistantMaternel

PLACES_MAX = 30
NOM_MAX = 60
PETITS_MOTS = frozenset({"la", "le", "les", "l", "de", "des", "du", "d", "mam", "maison", "assistants", "maternels"})


@dataclass(frozen=True, slots=True)
class Mam:
    """One house of a relais. `places`: children received together; None: nobody said."""

    id: int
    relais_id: int
    nom: str
    commune: str
    adresse: str | None = None
    places: int | None = None


def mam_key(nom: str) -> str:
    """What two spellings of one house have in common: « MAM Les Lutins » and « les lutins » are « lutins »."""
    words = fold(nom).split()
    return " ".join(word for word in words if word not in PETITS_MOTS) or " ".join(words)


def house_of(assistant: AssistantMaternel) -> Hashable:
    """Her house, or herself when she works alone: what takes one slot of a wave."""
    return assistant.maison or assistant.id


def count_slots(people: Iterable[AssistantMaternel]) -> int:
    """A house counts once, however many of its members are asked."""
    return len({house_of(one) for one in people})
