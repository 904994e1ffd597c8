"""Her relais is not known: what she wanted is kept while she names her commune, and taken up again after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from bot.domain.personnes import Personne
from bot.usecases.unit import Unit

FORMULAIRE = "relais"
# Speak with the relais (about a question, a declaration), be called back by it or by its responsable alone; read an
# answer, hand a question over, read how to reach it.
Voulu = Literal[
    "parler", "question", "declaration", "rappel", "inquietude", "repondre", "transmettre", "joindre",
]  # fmt: skip
VOULUS: Final[dict[str, Voulu]] = {mot: mot for mot in get_args(Voulu)}


@dataclass(frozen=True, slots=True)
class Suite:
    """What she wanted: about which message, or which question."""

    voulu: Voulu
    message_id: int | None = None
    question_id: int | None = None


async def ask_relais(
    unit: Unit, personne: Personne, voulu: Voulu, *, message_id: int | None = None, question_id: int | None = None
) -> None:
    """A form that was open comes back afterwards."""
    d = personne.dialogue
    before = None
    if d is not None:
        before = d.reponses.get("avant") if d.formulaire == FORMULAIRE else [d.formulaire, d.etape, dict(d.reponses)]
    kept = {"motif": voulu, "message_id": message_id, "question_id": question_id, "avant": before}
    await unit.tx.dialogues.save(personne.compte_id, FORMULAIRE, "commune", kept, unit.now)


async def take_up(unit: Unit, personne: Personne) -> Suite | None:
    """What she wanted before she was asked her commune; None when nothing was being asked."""
    d = personne.dialogue
    if d is None or d.formulaire != FORMULAIRE:
        return None
    before = d.reponses.get("avant")
    if before:
        await unit.tx.dialogues.save(personne.compte_id, before[0], before[1], before[2], unit.now)
    else:
        await unit.tx.dialogues.forget(personne.compte_id)
    voulu = VOULUS.get(d.reponses.get("motif", ""), "parler")
    return Suite(voulu, d.reponses.get("message_id"), d.reponses.get("question_id"))
