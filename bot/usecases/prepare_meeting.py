"""« Préparer le premier entretien »: one list for both sides, each with her own ticks. Shows them to nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.make_document import ask_document
from bot.usecases.unit import Unit
from content.preparation import Liste, paper, read_liste

Cote = Literal["famille", "professionnelle"]


@dataclass(frozen=True, slots=True)
class Preparation:
    """The list as one of them reads it. `cote`: where its way back leads."""

    proposition: PropositionSuivie
    cote: Cote
    liste: Liste
    coches: frozenset[str]


async def see_preparation(unit: Unit, personne: Personne, proposition_id: int) -> Preparation | None:
    """Hers, once contact is established; None for anybody else, and before that."""
    found = await _find(unit, personne, proposition_id)
    if found is None:
        return None
    proposition, cote = found
    coches = await unit.tx.preparations.list_ticked(personne.compte_id, proposition.id)
    return Preparation(proposition, cote, read_liste(), coches)


async def set_tick(
    unit: Unit, personne: Personne, proposition_id: int, point: str, *, ticked: bool
) -> Preparation | None:
    """That point spoken of, or not; the same tap twice changes nothing more."""
    seen = await see_preparation(unit, personne, proposition_id)
    if seen is None or not seen.liste.holds(point):
        return seen
    if ticked:
        await unit.tx.preparations.tick(personne.compte_id, proposition_id, point, unit.now)
    else:
        await unit.tx.preparations.untick(personne.compte_id, proposition_id, point)
    return await see_preparation(unit, personne, proposition_id)


async def print_preparation(unit: Unit, personne: Personne, proposition_id: int) -> bool:
    """The sheet of paper, without ticks: it is the same for everybody."""
    seen = await see_preparation(unit, personne, proposition_id)
    if seen is None:
        return False
    _ask(unit, personne, seen.proposition.relais_id)
    return True


async def print_for_team(unit: Unit, personne: Personne) -> bool:
    """For an animatrice who hands it to somebody without Telegram."""
    if personne.animateur_id is None or personne.animateur_relais_id is None:
        return False
    _ask(unit, personne, personne.animateur_relais_id)
    return True


async def _find(unit: Unit, personne: Personne, proposition_id: int) -> tuple[PropositionSuivie, Cote] | None:
    hers = await unit.tx.propositions.find_of_assistant(personne.assistant_maternel_id, proposition_id)
    its = hers or await unit.tx.propositions.find_of_compte(personne.compte_id, proposition_id)
    if its is None or its.suite is None or not (its.is_live_yes or its.suivi == "retenue"):
        return None
    return its, "professionnelle" if hers else "famille"


def _ask(unit: Unit, personne: Personne, relais_id: int) -> None:
    relais = unit.territoire.get(relais_id)
    phone = f", {relais.contact.telephone.affiche}" if relais.contact.telephone else ""
    ask_document(
        unit, f"preparation.pdf:{personne.telegram_id}", personne.telegram_id, "preparation.pdf",
        "premier-entretien.pdf", paper(read_liste(), f"{relais.nom}{phone}"), template="situations/preparation_prete",
    )  # fmt: skip
