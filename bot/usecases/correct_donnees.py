"""She corrects her first name or her number. Touches nothing else, and no directory entry."""

from __future__ import annotations

from typing import Literal

from bot.domain.corrections import Correction, Prenom, Telephone
from bot.domain.personnes import Personne
from bot.usecases.unit import Unit


async def correct_donnees(unit: Unit, personne: Personne, correction: Correction) -> Literal["corrige", "illisible"]:
    """For every relais that knows her as a family."""
    match correction:
        case Prenom(valeur):
            await unit.tx.familles.correct(personne.compte_id, prenom=valeur)
        case Telephone(valeur):
            await unit.tx.familles.correct(personne.compte_id, telephone=valeur)
        case _:
            return "illisible"
    return "corrige"
