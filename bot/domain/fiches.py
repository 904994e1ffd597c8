"""The entry of a professional as an animatrice finds and follows it: who is meant, how to reach her. No judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.assistants import AssistantMaternel
from bot.domain.ecriture import compact, normalise, sounding
from bot.domain.telephones import digits_of


@dataclass(frozen=True, slots=True)
class NomConnu:
    """One entry of the directory, as light as a search needs it."""

    id: int
    prenom: str
    nom: str
    commune: str
    telephone: str | None
    ne_plus_diffuser: bool = False


@dataclass(frozen=True, slots=True)
class Fiche:
    """An entry and how she is reached. `telegram`: the first name of the linked account, None when there is none."""

    assistant: AssistantMaternel
    prefere_telephone: bool
    telephone_faux: bool
    telegram: str | None
    is_unreachable: bool
    is_stopped: bool


def find_noms(query: str, noms: Iterable[NomConnu], communes: Mapping[str, str]) -> list[NomConnu]:
    """Those whom a name, a commune or a number may mean, the surest first, then by name.

    `communes`: the name of each INSEE code. Every word must be found in her names or in her commune.
    """
    digits = digits_of(query)
    if digits is not None:
        return [nom for nom in noms if nom.telephone is not None and digits in nom.telephone]
    words = normalise(query).split()
    if not words:
        return []
    ranked = [(rank, nom) for nom in noms if (rank := _rank(words, nom, communes.get(nom.commune, ""))) is not None]
    best = min((rank for rank, _ in ranked), default=0)
    kept = [nom for rank, nom in ranked if rank == best]
    return sorted(kept, key=lambda nom: (normalise(nom.nom), normalise(nom.prenom), nom.id))


def _rank(words: list[str], nom: NomConnu, commune: str) -> int | None:
    """0: the words begin her names; 1: her names and her commune; 2: it sounds like her name; None: not her."""
    own = normalise(f"{nom.prenom} {nom.nom}").split()
    if all(any(part.startswith(word) for part in own) for word in words):
        return 0
    place = normalise(commune).split()
    if all(any(part.startswith(word) for part in (*own, *place)) for word in words):
        return 1
    return 2 if sounding(compact(" ".join(words))) in {sounding(nom.nom), sounding(nom.prenom)} else None
