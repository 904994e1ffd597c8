"""« Mes disponibilités »: one screen of what the relais knows of a professional, and of what she was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.declare_places import seats
from bot.usecases.situation import commune_name
from bot.usecases.unit import Unit

PAR_PAGE = 8


@dataclass(frozen=True, slots=True)
class MesDisponibilites:
    """`perimees`: ranks of the places whose news are too old to be shown to families."""

    assistant: AssistantMaternel
    commune: str
    places: tuple[Place, ...]
    perimees: frozenset[int]
    en_pause: bool
    today: date


@dataclass(frozen=True, slots=True)
class MesDemandesRecues:
    """One page of what she was asked, newest first."""

    propositions: Sequence[PropositionSuivie]
    page: int
    pages: int


async def see_disponibilites(unit: Unit, personne: Personne) -> MesDisponibilites | None:
    """Her file; None for who is not a professional here."""
    if personne.assistant_maternel_id is None or personne.assistant_relais_id is None:
        return None
    assistant = await unit.tx.assistants.get(personne.assistant_maternel_id)
    relais = unit.territoire.get(personne.assistant_relais_id)
    fraicheur = relais.reglages.fraicheur_jours
    return MesDisponibilites(
        assistant=assistant,
        commune=commune_name(relais, assistant.commune),
        places=seats(assistant),
        perimees=frozenset(
            place.rang
            for place in assistant.places
            if place.etat != "inconnue" and not place.is_fresh(unit.now, fraicheur)
        ),
        en_pause=assistant.is_paused(unit.today),
        today=unit.today,
    )


async def see_demandes_recues(unit: Unit, personne: Personne, page: int) -> MesDemandesRecues | None:
    """What she was asked; None for who is not a professional here."""
    if personne.assistant_maternel_id is None:
        return None
    known = await unit.tx.propositions.list_of_assistant(personne.assistant_maternel_id, limit=200)
    pages = max(1, -(-len(known) // PAR_PAGE))
    shown = min(max(page, 0), pages - 1)
    return MesDemandesRecues(known[shown * PAR_PAGE : (shown + 1) * PAR_PAGE], shown, pages)
