"""« Note interne »: the team's own words about a conversation. They never reach the person."""

from __future__ import annotations

from typing import Final, Literal

from bot.domain.conversations import Conversation
from bot.domain.personnes import Personne
from bot.usecases.conversation_en_main import find_of_team, name_of
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import write_to_staff

NOTE_MAX: Final = 1500  # signs: a note, not a file


async def note_conversation(
    unit: Unit, qui: Personne, number: int, texte: str
) -> Conversation | Literal["introuvable", "vide", "trop_long"]:
    """Kept with the conversation, signed and dated; colleagues read it where they read the conversation."""
    conversation = await find_of_team(unit, qui, number)
    if conversation is None or qui.animateur_id is None:
        return "introuvable"
    texte = texte.strip()
    if not texte:
        return "vide"
    if len(texte) > NOTE_MAX:
        return "trop_long"
    note_id = await unit.tx.notes_internes.add(number, qui.animateur_id, texte, unit.now)
    await write_to_staff(
        unit, conversation, f"note:{note_id}", "messagerie/note_equipe", but=(qui.telegram_id,),
        par=await name_of(unit, qui), texte=texte,
    )  # fmt: skip
    return conversation
