"""What nobody asked for: files, voices, stickers, corrections, commands. One answer each; nothing kept."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.outbox import Lane
from bot.domain.recus import GENRES, LONG, is_only_signs, is_polite
from handlers.context import Context
from handlers.features import Handlers

PRIVATE = filters.ChatType.PRIVATE


def handlers() -> Handlers:
    """Just before the fallback: a feature that wants one of these comes earlier."""
    return [
        MessageHandler(PRIVATE & filters.StatusUpdate.ALL, on_service),
        MessageHandler(PRIVATE & filters.UpdateType.EDITED_MESSAGE, on_edited),
        MessageHandler(PRIVATE & filters.COMMAND, on_command),
        MessageHandler(PRIVATE & filters.TEXT, on_text),
        MessageHandler(PRIVATE, on_thing),
    ]


async def on_service(update: Update, context: Context) -> None:
    """A pinned message, a timer: Telegram speaks, not the person."""


async def on_edited(update: Update, context: Context) -> None:
    """She corrected something already answered."""
    context.show("recus/corrige")


async def on_command(update: Update, context: Context) -> None:
    """A command that does not exist."""
    context.show("recus/commande")


async def on_text(update: Update, context: Context) -> None:
    """Words that no form was waiting for."""
    message = _message(update)
    said = message.text or ""
    if message.forward_origin is not None or len(said) > LONG:
        transfere = message.forward_origin is not None
        context.show("recus/texte", transfere=transfere, **_offer(message, context))
    elif is_only_signs(said) or is_polite(said):
        context.show("recus/signes")
    else:
        context.show("erreurs/pas_compris", **_offer(message, context))


async def on_thing(update: Update, context: Context) -> None:
    """Anything else; an album is several messages and gets one answer."""
    message = _message(update)
    genre = next((name for name in GENRES if getattr(message, name, None)), "autre")
    if message.media_group_id is None:
        context.show("recus/piece", genre=genre, **_offer(message, context))
        return
    key = f"album:{message.chat_id}:{message.media_group_id}"
    data = {"genre": "album", **_offer(message, context)}
    context.unit.write(key, message.chat_id, "recus/piece", data=data, lane=Lane.ANSWER)


def _offer(message: Message, context: Context) -> dict[str, Any]:
    """What « Transmettre au relais » needs; the team has nobody to transmit to."""
    return {"message_id": message.message_id, "equipe": context.personne.animateur_id is not None}


def _message(update: Update) -> Message:
    message = update.effective_message
    assert message is not None  # every handler of this module is a MessageHandler
    return message
