"""« Facile à lire »: very short sentences wherever they exist, until she says otherwise."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.personnes import Personne
from bot.usecases.unit import Unit


async def prefer_facile(unit: Unit, personne: Personne, *, facile: bool) -> Personne:
    """Kept with her account."""
    await unit.tx.comptes.set_facile(personne.compte_id, facile)
    return replace(personne, facile_a_lire=facile)
