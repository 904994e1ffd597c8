"""One person written twice: which pairs to look at, and what one entry made of two says. Never decides for a human."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, TypeVar

from bot.domain.annuaire.identite import signes_of
from bot.domain.annuaire.rapport import MotifDoublon
from bot.domain.annuaire.rapprochement import Repertoire
from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, Place

REGRET: Final = timedelta(days=1)  # how long a merge can be undone
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Paire:
    """Two entries that may be one person, and why."""

    une: AssistantMaternel
    autre: AssistantMaternel
    motif: MotifDoublon


def find_doublons(entries: Sequence[AssistantMaternel], but: Collection[tuple[int, int]] = ()) -> list[Paire]:
    """Each pair once, the surest first; `but`: pairs of ids already said to be two people, the smaller first."""
    repertoire = Repertoire.of(signes_of(entry, entry.agrement.numero) for entry in entries)
    found: list[Paire] = []
    for index, une in enumerate(entries):
        for other, motif in repertoire.like(repertoire.signes[index]):
            ids = pair_of(une.id, entries[other].id)
            if other > index and ids not in but:
                found.append(Paire(une, entries[other], motif))
    return sorted(found, key=lambda pair: (MOTIFS_ORDER[pair.motif], pair.une.nom, pair.une.id, pair.autre.id))


def pair_of(one: int, other: int) -> tuple[int, int]:
    """Two ids, the smaller first."""
    return min(one, other), max(one, other)


def merge_entries(gardee: AssistantMaternel, retiree: AssistantMaternel) -> AssistantMaternel:
    """What was kept wins; what it does not say comes from the other. Of two news of one place, the fresher."""
    a, b = gardee.agrement, retiree.agrement
    return replace(
        gardee,
        mam=gardee.mam or (retiree.mam if gardee.statut == "mam" else None),
        adresse=gardee.adresse or retiree.adresse,
        telephone=gardee.telephone or retiree.telephone,
        email=gardee.email or retiree.email,
        agrement=Agrement(a.numero or b.numero, _either(a.places, b.places), a.fin or b.fin),
        accepte=_merge_accepte(gardee.accepte, retiree.accepte),
        ecoles=tuple(dict.fromkeys((*gardee.ecoles, *retiree.ecoles))),
        places=_merge_places(gardee.places, retiree.places),
        en_pause_jusqu_au=gardee.en_pause_jusqu_au or retiree.en_pause_jusqu_au,
        en_activite=_either(gardee.en_activite, retiree.en_activite),
    )


def _merge_places(kept: Sequence[Place], gone: Sequence[Place]) -> tuple[Place, ...]:
    best = {place.rang: place for place in gone}
    for place in kept:
        other = best.get(place.rang)
        best[place.rang] = other if other is not None and _is_fresher(other, place) else place
    return tuple(best[rang] for rang in sorted(best))


def _is_fresher(one: Place, other: Place) -> bool:
    if one.confirmee_le is None:
        return False
    return other.confirmee_le is None or one.confirmee_le > other.confirmee_le


def _merge_accepte(kept: Accepte, gone: Accepte) -> Accepte:
    return Accepte(
        _either(kept.periscolaire, gone.periscolaire),
        _either(kept.horaires_atypiques, gone.horaires_atypiques),
        _either(kept.besoin_imprevu, gone.besoin_imprevu),
        _either(kept.accueil_adapte, gone.accueil_adapte),
        _either(kept.depannage, gone.depannage),
    )


def _either(one: Value | None, other: Value | None) -> Value | None:
    return other if one is None else one


MOTIFS_ORDER: Final[dict[MotifDoublon, int]] = {"agrement": 0, "telephone": 1, "nom": 2, "nom_proche": 3}
