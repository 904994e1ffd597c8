"""Whom the team phones about an atelier, and that it was said."""

from __future__ import annotations

from typing import Final

from bot.domain.motifs import FONCTIONNEMENT, PARENTALITE
from bot.domain.personnes import Personne
from bot.domain.registre import Public
from bot.usecases.unit import Unit
from store.inscriptions_a_dire import MotADire

# The Caf's own labels.
CONTACT_PARENT: Final[tuple[Public, str]] = ("famille", PARENTALITE)
CONTACT_PRO: Final[tuple[Public, str]] = ("assistant maternel", FONCTIONNEMENT)


async def list_to_tell(unit: Unit, qui: Personne) -> list[MotADire] | None:
    """Oldest first; None for who is not of a team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.inscriptions_a_dire.list_to_tell(qui.animateur_relais_id)


async def mark_said(unit: Unit, qui: Personne, inscription_id: int) -> bool:
    """« C'est dit »: the words go, and the call is counted as a contact. Twice counts once."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return False
    relais_id = qui.animateur_relais_id
    one = await unit.tx.inscriptions.find(relais_id, inscription_id)
    if one is None:
        return False
    if await unit.tx.inscriptions_a_dire.mark_said(relais_id, inscription_id, unit.now):
        await _count_contact(unit, relais_id, parent=one.public == "parent")
    return True


async def _count_contact(unit: Unit, relais_id: int, *, parent: bool) -> None:
    public, motif = CONTACT_PARENT if parent else CONTACT_PRO
    await unit.tx.contacts.add(relais_id, unit.now, public, motif, "téléphone", [])
