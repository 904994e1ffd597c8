"""The end of a conversation: the bot speaks again. And its reopening: back to the human, never to the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.conversations import SILENCE_MAX, Conversation, is_idle
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.domain.reclamations import Reclamation
from bot.usecases.class_conversation import labels_of, settle_contact
from bot.usecases.set_commands import menu_of, set_commands
from bot.usecases.unit import Service, Unit
from bot.usecases.write_to_staff import write_to_staff


@dataclass(frozen=True, slots=True)
class EnSuspens:
    """Something is still due to her: an answer (`attend_depuis`), or that of a réclamation."""

    conversation: Conversation
    reclamation: Reclamation | None


async def close_conversation(
    unit: Unit, personne: Personne, conversation_id: int, chat_id: int, *, sure: bool = False
) -> Conversation | EnSuspens | Literal["introuvable", "deja_close"]:
    """An animatrice closes a conversation of her relais, from that chat: the person and the colleagues are told.

    Not `sure`, nothing is closed as long as something is due to the person.
    """
    conversation = await _of_team(unit, personne, conversation_id)
    if conversation is None:
        return "introuvable"
    if conversation.is_open and not sure:
        reclamation = await unit.tx.reclamations.find_open_of(conversation.id)
        if conversation.attend_depuis is not None or reclamation is not None:
            return EnSuspens(conversation, reclamation)
    if not await unit.tx.conversations.close(conversation.id, unit.now):
        return "deja_close"
    _tell_person(unit, conversation, "conversation/close")
    author = await unit.tx.animateurs.get(personne.animateur_id or 0)
    await _tell_team(unit, conversation, author.nom, but=chat_id)
    return await unit.tx.conversations.get(conversation.id)


async def end_conversation(unit: Unit, personne: Personne) -> bool:
    """The person herself ends it; False when none was open."""
    conversation = await unit.tx.conversations.find_open_of(personne.compte_id)
    if conversation is None:
        return False
    await unit.tx.conversations.close(conversation.id, unit.now)
    set_commands(unit, personne.telegram_id, menu_of(personne))
    await _tell_team(unit, conversation, conversation.nom)
    return True


async def reopen_conversation(
    unit: Unit, personne: Personne, conversation_id: int
) -> Conversation | Literal["introuvable", "autre_ouverte"]:
    """An animatrice takes it up again: what the person writes comes to the team."""
    conversation = await _of_team(unit, personne, conversation_id)
    if conversation is None:
        return "introuvable"
    if conversation.is_open:
        return conversation
    if await unit.tx.conversations.find_open_of(conversation.compte_id) is not None:
        return "autre_ouverte"
    await unit.tx.conversations.note_team(conversation.id, unit.now)
    set_commands(unit, conversation.telegram_id, "conversation")
    _tell_person(unit, conversation, "conversation/rouverte")
    return await unit.tx.conversations.get(conversation.id)


async def close_idle_conversations(service: Service) -> None:
    """Tick: nobody said anything for a week after the team's last word; a silent bot would help nobody."""
    async with service.unit() as unit:
        idle = await unit.tx.conversations.list_idle(unit.now - SILENCE_MAX)
    for conversation in idle:
        async with service.unit() as unit:
            still = await unit.tx.conversations.find(conversation.relais_id, conversation.id, reservees=True)
            if still is None or not is_idle(still, unit.now):  # somebody has just written, or erased everything
                continue
            if await unit.tx.conversations.close(conversation.id, unit.now):
                _tell_person(unit, conversation, "conversation/close")
                await _tell_team(unit, conversation, None)


async def _of_team(unit: Unit, personne: Personne, conversation_id: int) -> Conversation | None:
    if personne.animateur_relais_id is None:
        return None
    return await unit.tx.conversations.find(
        personne.animateur_relais_id, conversation_id, reservees=personne.is_responsable
    )


def _tell_person(unit: Unit, conversation: Conversation, template: str) -> None:
    if not template.endswith("rouverte"):
        set_commands(unit, conversation.telegram_id, "assistant_maternel" if conversation.assistant else "famille")
    key = f"conversation:{conversation.id}:{template.rpartition('/')[2]}:{unit.now.isoformat()}"
    data = {"relais": unit.territoire.get(conversation.relais_id), "reservee": conversation.reservee}
    unit.write(key, conversation.telegram_id, template, lane=Lane.ANSWER, relais_id=conversation.relais_id, data=data)


async def _tell_team(unit: Unit, conversation: Conversation, qui: str | None, but: int | None = None) -> None:
    closed = await unit.tx.conversations.get(conversation.id)
    libelles = labels_of(closed) if await settle_contact(unit, closed) else ()
    await write_to_staff(
        unit, closed, f"close:{unit.now.isoformat()}", "conversation/close_equipe",
        but=() if but is None else (but,), qui=qui, libelles=libelles,
    )  # fmt: skip
