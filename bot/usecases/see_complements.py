"""« Deux accueils qui se complètent »: the pairs that cover a request together. Chooses none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.complements import Partie, find_pairs
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.duos import Duo, Moitie
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.unit import Unit


async def list_duos(
    unit: Unit, demande: DemandeAccueil, propositions: Sequence[PropositionSuivie], *, met: bool
) -> tuple[Duo, ...]:
    """The pairs, in an order drawn by lot. `met`: only those whose contact the family has."""
    parties = await unit.tx.parties.list_of_demande(demande.id)
    of_id = {p.id: p for p in propositions if p.id in parties and (p.suite is not None or not met)}
    by_her = {p.assistant: parties[p.id] for p in of_id.values()}
    of_her = {p.assistant: p for p in of_id.values()}
    found = []
    for one, other in find_pairs(demande.id, demande.besoin, by_her):
        found.append((await _moitie(unit, of_her[one], by_her), await _moitie(unit, of_her[other], by_her)))
    return tuple(found)


async def _moitie(unit: Unit, proposition: PropositionSuivie, parties: Mapping[int, Partie]) -> Moitie:
    assistant = await unit.tx.assistants.get(proposition.assistant)
    return Moitie(proposition, assistant.prenom, parties[proposition.assistant])
