"""A complaint is written down: of a conversation, or of somebody on the phone. It has an owner and a last day."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.personnes import Personne
from bot.domain.reclamations import Reclamation, last_day
from bot.usecases.conversation_en_main import find_of_team
from bot.usecases.follow_reclamation import find_reclamation, tell_owner
from bot.usecases.unit import Unit

QUI_MAX: Final = 120
DIGITS = re.compile(r"\+?\d[\d .()-]{7,}")


async def mark_conversation(unit: Unit, qui: Personne, number: int) -> Reclamation | None:
    """« Réclamation »: hers who has the conversation, else hers who says so. Marked twice, it is one."""
    conversation = await find_of_team(unit, qui, number)
    if conversation is None:
        return None
    known = await unit.tx.reclamations.find_open_of(number)
    if known is not None:
        return known
    owner = conversation.prise_par or qui.animateur_id
    return await _open(unit, qui, conversation.relais_id, owner, conversation_id=number)


async def write_down(unit: Unit, qui: Personne, typed: str) -> Reclamation | None:
    """Somebody on the phone: a name, and perhaps a number. What she says is asked next. None: nobody was named."""
    telephone = parse_telephones(typed).choisi()
    nom = " ".join(DIGITS.sub(" ", typed).split()).strip(" ,;:-")[:QUI_MAX]
    if not (nom or telephone) or qui.animateur_relais_id is None:
        return None
    return await _open(unit, qui, qui.animateur_relais_id, qui.animateur_id, personne=nom or None, telephone=telephone)


async def _open(
    unit: Unit,
    qui: Personne,
    relais_id: int,
    owner: int | None,
    *,
    conversation_id: int | None = None,
    personne: str | None = None,
    telephone: str | None = None,
) -> Reclamation | None:
    jours = unit.territoire.get(relais_id).reglages.reclamation_jours_ouvres
    number = await unit.tx.reclamations.open(
        relais_id, unit.now, last_day(unit.now, jours), owner,
        conversation_id=conversation_id, qui=personne, telephone=telephone,
    )  # fmt: skip
    opened = await find_reclamation(unit, qui, number)
    if opened is not None:
        await tell_owner(unit, qui, opened)
    return opened
