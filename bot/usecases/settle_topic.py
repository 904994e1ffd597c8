"""The topic of a conversation is there, or cannot be: what waited for it leaves either way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.usecases.unit import Unit


async def settle_topic(unit: Unit, body: Mapping[str, Any], topic_id: int) -> None:
    """The letters of this conversation are written there."""
    await unit.tx.conversations.set_topic(body["conversation_id"], topic_id)


async def topic_failed(unit: Unit, body: Mapping[str, Any], reason: str) -> None:
    """The group has no topics, or we may not open any: one thread of replies instead, from now on."""
    await unit.tx.conversations.set_topic(body["conversation_id"], None)
    equipe = await unit.tx.equipes.find_of_chat(body["chat_id"])
    if equipe is not None:
        await unit.tx.equipes.no_topics(equipe.relais_id)
