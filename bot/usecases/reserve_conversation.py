"""« Réservée à la responsable »: from now on she alone reads it; or the team reads it again."""

from __future__ import annotations

from typing import Literal

from bot.domain.conversations import Conversation
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.usecases.conversation_en_main import find_of_team, name_of
from bot.usecases.tell_staff import responsable_chats
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import write_to_staff

Refus = Literal["introuvable", "deja_close", "pas_de_responsable"]


async def reserve_conversation(unit: Unit, qui: Personne, number: int, chat_id: int) -> Conversation | Refus:
    """Out of the group, out of everybody's lists. What was already read cannot be unread: the screen says so."""
    conversation = await find_of_team(unit, qui, number)
    if conversation is None:
        return "introuvable"
    if not conversation.is_open:
        return "deja_close"
    if conversation.reservee:
        return conversation
    if not await responsable_chats(unit, conversation.relais_id):
        return "pas_de_responsable"
    par, event = await name_of(unit, qui), f"reservee:{unit.now.isoformat()}"
    # Her colleagues read this last word, which names nobody; then the responsable gets it.
    await write_to_staff(unit, conversation, event, "messagerie/reservee_equipe", but=(chat_id,), par=par)
    await unit.tx.prises.reserve(number, reservee=True)
    complaint = await unit.tx.reclamations.find_open_of(number)
    if complaint is not None:
        await unit.tx.reclamations.give(complaint.id, None)  # in nobody's hands either: the responsable is reminded
    reserved = await unit.tx.conversations.get(number)
    await write_to_staff(unit, reserved, f"{event}:responsable", "messagerie/reservee_responsable", par=par)
    _tell_person(unit, reserved, event)
    return reserved


async def share_again(unit: Unit, qui: Personne, number: int, chat_id: int) -> Conversation | Refus:
    """The responsable gives it back to the team: what is written from now on, and the internal notes."""
    conversation = await find_of_team(unit, qui, number)
    if conversation is None or not qui.is_responsable:
        return "introuvable"
    if not conversation.reservee:
        return conversation
    await unit.tx.prises.reserve(number, reservee=False)
    shared = await unit.tx.conversations.get(number)
    event = f"partagee:{unit.now.isoformat()}"
    if shared.is_open:
        await write_to_staff(unit, shared, event, "messagerie/partagee_equipe", but=(chat_id,))
        _tell_person(unit, shared, event)
    return shared


def _tell_person(unit: Unit, conversation: Conversation, event: str) -> None:
    relais = unit.territoire.get(conversation.relais_id)
    data = {"relais": relais, "reservee": conversation.reservee}
    unit.write(f"conversation:{conversation.id}:{event}:personne", conversation.telegram_id, "messagerie/qui_vous_lit",
               lane=Lane.ANSWER, relais_id=conversation.relais_id, data=data)  # fmt: skip
