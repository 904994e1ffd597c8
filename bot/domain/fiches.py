"""The entry of a professional as an animatrice finds and follows it: who is meant, how to reach her. No judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

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
    depart_le: date | None = None  # first day on which she no longer works
    depart_motif: str | None = None
    appels_refuses: bool = False  # phoned for a family's request only


def find_noms(query: str, noms: Sequence[NomConnu], communes: Mapping[str, str]) -> list[NomConnu]:
    """Those whom a name, a commune or a number may mean, the surest first, then by name.

    `communes`: the name of each INSEE code. Every word must be found in her names or in her commune.
    """
    digits = digits_of(query)
    if digits is not None:
        return [nom for nom in noms if nom.telephone is not None and digits in nom.telephone]
    words = normalise(query).split()
    if not words:
        return []
    kept = _beginning_so(words, noms, communes) or _sounding_so(words, noms)
    return sorted(kept, key=lambda nom: (normalise(nom.nom), normalise(nom.prenom), nom.id))


def _beginning_so(words: list[str], noms: Sequence[NomConnu], communes: Mapping[str, str]) -> list[NomConnu]:
    """Those whose names the words begin; if there are none, their names and their commune."""
    places = {insee: normalise(name).split() for insee, name in communes.items()}
    hers, there = [], []
    for nom in noms:
        own = normalise(f"{nom.prenom} {nom.nom}").split()
        if _begin(words, own):
            hers.append(nom)
        elif not hers and _begin(words, own + places.get(nom.commune, [])):
            there.append(nom)
    return hers or there


def _begin(words: list[str], parts: list[str]) -> bool:
    return all(any(part.startswith(word) for part in parts) for word in words)


def _sounding_so(words: list[str], noms: Sequence[NomConnu]) -> list[NomConnu]:
    """Those whose first or last name sounds like what was typed: asked last, it takes longer."""
    typed, heard = sounding(compact(" ".join(words))), cache(sounding)
    return [nom for nom in noms if typed in (heard(nom.nom), heard(nom.prenom))]
