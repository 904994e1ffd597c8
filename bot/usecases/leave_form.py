"""A form is put aside or given up. Never sends it."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.usecases.unit import Unit


async def leave_form(unit: Unit, personne: Personne, formulaire: str, *, keep: bool) -> None:
    """Kept: it waits for « Reprendre ma recherche »; not kept: what was said is erased at once."""
    if keep:
        await unit.tx.dialogues.suspend(personne.compte_id)
    else:
        await unit.tx.dialogues.forget(personne.compte_id, formulaire)
