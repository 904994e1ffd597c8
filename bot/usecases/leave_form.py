"""A form is put aside or given up. Never sends it."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.usecases.form_in_hand import ARRET, Ecran, PlusRien, take_form
from bot.usecases.unit import Unit


async def ask_to_leave(unit: Unit, personne: Personne, formulaire: str) -> Ecran | PlusRien:
    """« Arrêter ici ? »: the form stays at its question, and what is typed is no answer to it any more."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien.of(formulaire)
    etape = feuille.etape + ARRET
    await unit.tx.dialogues.save(personne.compte_id, formulaire, etape, feuille.reponses, unit.now)
    return feuille.screen()


async def leave_form(unit: Unit, personne: Personne, formulaire: str, *, keep: bool) -> None:
    """Kept: it waits for « Reprendre ma recherche »; not kept: what was said is erased at once."""
    if keep:
        await unit.tx.dialogues.suspend(personne.compte_id)
    else:
        await unit.tx.dialogues.forget(personne.compte_id, formulaire)
