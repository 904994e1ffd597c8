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
    """The pairs, in an order drawn by lot. `met`: only those whose contact the family has, and may still have."""
    parties = await unit.tx.parties.list_of_demande(demande.id)
    hidden = (await unit.tx.mams.standing_of([p.assistant for p in propositions]))[1] if met and parties else ()
    told = [p for p in propositions if not met or (p.suite is not None and p.assistant not in hidden)]
    of_id = {p.id: p for p in told if p.id in parties}
    by_her = {p.assistant: parties[p.id] for p in of_id.values()}
    of_her = {p.assistant: p for p in of_id.values()}
    found = []
    for one, other in find_pairs(demande.id, demande.besoin, by_her):
        found.append((await _moitie(unit, of_her[one], by_her), await _moitie(unit, of_her[other], by_her)))
    return tuple(found)


async def _moitie(unit: Unit, proposition: PropositionSuivie, parties: Mapping[int, Partie]) -> Moitie:
    assistant = await unit.tx.assistants.get(proposition.assistant)
    return Moitie(proposition, assistant.prenom, parties[proposition.assistant])
