"""She corrects her first name; a typed number changes nothing. Touches nothing else, and no directory entry."""

from __future__ import annotations

from typing import Literal

from bot.domain.corrections import Correction, Prenom, Telephone
from bot.domain.personnes import Personne
from bot.usecases.ask_animatrice import ask
from bot.usecases.unit import Unit

FORMULAIRE = "donnees"

Issue = Literal["corrige", "a_partager", "sans_famille", "illisible"]


async def correct_donnees(unit: Unit, personne: Personne, correction: Correction) -> Issue:
    """For every relais that knows her as a family. Anybody can type any number: only Telegram's button gives hers."""
    match correction:
        case Prenom(valeur):
            await unit.tx.familles.correct(personne.compte_id, prenom=valeur)
            return "corrige"
        case Telephone():
            return await ask_number(unit, personne)
        case _:
            return "illisible"


async def ask_number(unit: Unit, personne: Personne) -> Issue:
    """The number shared next is the correction; a form that is open stays open, and reads it itself."""
    if not await unit.tx.familles.list_of_compte(personne.compte_id):
        return "sans_famille"
    if personne.dialogue is None:
        await ask(unit, personne, "numero", FORMULAIRE)
    return "a_partager"
