"""A word about one conversation, to the team: in its topic, in one thread of the group, or in each own chat."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bot.domain.conversations import Conversation, Envoi, parts
from bot.usecases.tell_staff import responsable_chats, staff_chats
from bot.usecases.unit import Unit

ROOT = "ouverte"


async def write_to_staff(
    unit: Unit, conversation: Conversation, event: str, template: str, /, *, but: Collection[int] = (), **data: Any
) -> int:
    """Writes once for the team, `but` in those chats; gives in how many. A reply to it finds the conversation."""
    chats = [chat_id for chat_id in await chats_of(unit, conversation) if chat_id not in but]
    for chat_id in chats:
        unit.write(
            _key(conversation, event, chat_id),
            chat_id,
            template,
            relais_id=conversation.relais_id,
            sujet=conversation.id if chat_id < 0 and conversation.topic_id is not None else None,
            body=await _thread(unit, conversation, chat_id),
            data={"conversation": conversation, **data},
        )
    return len(chats)


async def carry_to_staff(
    unit: Unit, conversation: Conversation, event: str, envoi: Envoi, template: str, /, **options: Any
) -> int:
    """The same with what somebody sent: a text in parts, anything else announced by the template, then copied."""
    if envoi.texte is not None:
        told = 0
        for n, part in enumerate(parts(envoi.texte)):
            told = await write_to_staff(
                unit, conversation, f"{event}:{n}", template, envoi=envoi, texte=part, suite=n > 0, **options
            )
        return told
    head = f"album:{envoi.album}" if envoi.album else f"{event}:entete"
    told = await write_to_staff(unit, conversation, head, template, envoi=envoi, texte=None, suite=False, **options)
    for chat_id in [c for c in await chats_of(unit, conversation) if c not in options.get("but", ())]:
        unit.write(
            _key(conversation, event, chat_id),
            chat_id,
            "conversation/non_copie",
            method="copy",
            relais_id=conversation.relais_id,
            sujet=conversation.id if chat_id < 0 and conversation.topic_id is not None else None,
            body={"from_chat_id": envoi.chat_id, "message_id": envoi.message_id},
            data={"conversation": conversation, "envoi": envoi},
        )
    return told


async def chats_of(unit: Unit, conversation: Conversation) -> list[int]:
    """Where it is read: by the whole team, or by the responsable alone, never in a group."""
    if conversation.reservee:
        return await responsable_chats(unit, conversation.relais_id)
    return await staff_chats(unit, conversation.relais_id)


def _key(conversation: Conversation, event: str, chat_id: int) -> str:
    return f"conversation:{conversation.id}:{event}:{chat_id}"


async def _thread(unit: Unit, conversation: Conversation, chat_id: int) -> dict[str, Any]:
    """In a group without topics, everything replies to the first word: Telegram shows it as one thread."""
    if chat_id > 0 or conversation.topic_id is not None:
        return {}
    root = await unit.tx.letters.find_message_id(_key(conversation, ROOT, chat_id))
    return {"reply_to": root} if root else {}
