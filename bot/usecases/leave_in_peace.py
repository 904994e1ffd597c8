"""Somebody told a loss, a fear, a distress: nothing automatic is written to her until it is lifted."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.usecases.unit import Unit
from store.retraits import Retrait


async def leave_in_peace(unit: Unit, personne: Personne) -> None:
    """From now on, and what was waiting is taken back. Answers to what she asks always leave."""
    await unit.tx.retraits.begin(personne.compte_id, unit.now)
    await unit.tx.letters.cancel_automatic(personne.telegram_id)


async def list_left_in_peace(unit: Unit, personne: Personne) -> list[Retrait]:
    """Those whom the relais of this animatrice knows."""
    assert personne.animateur_relais_id is not None
    return await unit.tx.retraits.list_of_relais(personne.animateur_relais_id)


async def lift(unit: Unit, personne: Personne, compte_id: int) -> Retrait | None:
    """« Reprendre les messages automatiques »; None when there is nothing to lift, or it is another relais's."""
    assert personne.animateur_relais_id is not None
    found = await unit.tx.retraits.find(personne.animateur_relais_id, compte_id)
    if found is not None:
        await unit.tx.retraits.end(compte_id)
    return found
