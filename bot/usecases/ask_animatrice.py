"""What somebody is about to type, an animatrice most often: kept as a row, so that a restart forgets nothing."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.usecases.unit import Unit

FORMULAIRE = "an"


async def ask(unit: Unit, qui: Personne, what: str, formulaire: str = FORMULAIRE) -> None:
    """`what` says what the next text is: « tel:214 », « ajouter:214 », « fiche »…"""
    await unit.tx.dialogues.save(qui.compte_id, formulaire, what, {}, unit.now)


async def stop_asking(unit: Unit, qui: Personne, formulaire: str = FORMULAIRE) -> None:
    """The answer came, or is not wanted any more; somebody's own half-filled search stays."""
    if qui.dialogue is not None and qui.dialogue.formulaire == formulaire:
        await unit.tx.dialogues.forget(qui.compte_id, formulaire)


def asked_of(qui: Personne) -> tuple[str, tuple[str, ...]]:
    """What her next text answers, and its parts: (« tel », (« 214 »,)); « » when nothing was asked."""
    if qui.dialogue is None or qui.dialogue.formulaire != FORMULAIRE:
        return "", ()
    what, *parts = qui.dialogue.etape.split(":")
    return what, tuple(parts)
