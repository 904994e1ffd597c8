"""Carries one letter to Telegram and says in four words what became of it. Decides nothing."""

from __future__ import annotations

import logging
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.domain.outbox import Delivered, Letter, Moved, Outcome, Rejected, TryLater, Unreachable
from handlers.request import NotSentError
from handlers.waits import seconds_of

log = logging.getLogger(__name__)
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove
# Telegram's words, which no error code tells apart.
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid", "no text in the message to edit")
NO_TOPIC = ("thread not found", "topic_closed", "topic_deleted")
NOBODY = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "have no rights to send",
    "not enough rights",
    "chat_write_forbidden",
    "group chat was deactivated",
)
NOT_SENT_CAUSES = ("ConnectError", "ConnectTimeout", "PoolTimeout")  # of the library's default client
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Sender:
    """The carrier of the outbox."""

    def __init__(self, bot: Bot, files: Path) -> None:
        self._bot = bot
        self._files = files

    async def carry(self, letter: Letter) -> Outcome:
        """Sends, and translates what Telegram says. BadRequest is a NetworkError in this library: it comes first."""
        try:
            return await self._perform(letter)
        except BadRequest as refused:
            return await self._refused(letter, str(refused))
        except TelegramError as error:
            return _translate(error)

    async def _refused(self, letter: Letter, why: str) -> Outcome:
        said = why.lower()
        if "not modified" in said:
            return Delivered(letter.body.get("message_id"))
        if letter.body.get("topic_id") and any(word in said for word in NO_TOPIC):
            return await self.carry(replace(letter, body={**letter.body, "topic_id": None}))
        if letter.method == "edit" and any(word in said for word in GONE):
            return await self.carry(replace(letter, method="send"))
        if any(word in said for word in NOBODY):
            return Unreachable(why)
        if letter.method == "copy":  # a kind that cannot be copied, or a message taken back: say at least that it came
            return await self.carry(replace(letter, method="send"))
        return Rejected(why)

    async def _perform(self, letter: Letter) -> Outcome:
        body = letter.body
        match letter.method:
            case "edit" if body.get("message_id") and body.get("legende"):  # the words under a picture or a file
                await self._bot.edit_message_caption(
                    letter.chat_id,
                    body["message_id"],
                    caption=body["text"],
                    parse_mode=ParseMode.HTML,
                    reply_markup=_inline(body),
                )
                return Delivered(body["message_id"])
            case "edit" if body.get("message_id"):
                await self._bot.edit_message_text(
                    body["text"],
                    chat_id=letter.chat_id,
                    message_id=body["message_id"],
                    parse_mode=ParseMode.HTML,
                    reply_markup=_inline(body),
                    link_preview_options=NO_PREVIEW,
                )
                return Delivered(body["message_id"])
            case "send" if body.get("venue"):
                return Delivered((await self._venue(letter.chat_id, body)).message_id)
            case "send" | "edit":
                return Delivered((await self._send(letter.chat_id, body)).message_id)
            case "document":
                return await self._document(letter.chat_id, body)
            case "photo":
                return await self._photo(letter.chat_id, body)
            case "copy":
                return await self._copy(letter.chat_id, body)

    async def _send(self, chat_id: int, body: Mapping[str, Any]) -> Message:
        return await self._bot.send_message(
            chat_id,
            body["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup(body),
            reply_parameters=_reply(body),
            message_thread_id=body.get("topic_id"),
            link_preview_options=NO_PREVIEW,
        )

    async def _venue(self, chat_id: int, body: Mapping[str, Any]) -> Message:
        """A point on the map, with its name and its address."""
        place = body["venue"]
        return await self._bot.send_venue(
            chat_id, place["latitude"], place["longitude"], place["title"], place["address"] or place["title"]
        )

    async def _document(self, chat_id: int, body: Mapping[str, Any]) -> Delivered:
        sent = await self._bot.send_document(
            chat_id,
            body.get("file_id") or self._bytes(body),
            filename=body.get("name"),
            caption=body["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup(body),
            message_thread_id=body.get("topic_id"),
        )
        return Delivered(sent.message_id, sent.document.file_id if sent.document else None)

    async def _copy(self, chat_id: int, body: Mapping[str, Any]) -> Delivered:
        copied = await self._bot.copy_message(
            chat_id,
            body["from_chat_id"],
            body["message_id"],
            reply_parameters=_reply(body),
            message_thread_id=body.get("topic_id"),
        )
        return Delivered(copied.message_id)

    def _bytes(self, body: Mapping[str, Any]) -> bytes:
        # What is made for one person travels in the letter itself, and is erased with it.
        if "base64" in body:
            return b64decode(body["base64"])
        return str(body["content"]).encode() if "content" in body else (self._files / body["file"]).read_bytes()

    async def _photo(self, chat_id: int, body: Mapping[str, Any]) -> Delivered:
        sent = await self._bot.send_photo(
            chat_id,
            body.get("file_id") or self._bytes(body),
            filename=body.get("name"),
            caption=body["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup(body),
            message_thread_id=body.get("topic_id"),
        )
        return Delivered(sent.message_id, sent.photo[-1].file_id if sent.photo else None)


def _translate(error: TelegramError) -> Outcome:
    match error:
        case RetryAfter():
            return TryLater(seconds_of(error))
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Unreachable(str(error))
        case InvalidToken():  # the token was revoked: nothing leaves until somebody mends it
            return TryLater(60.0, whole=True)
        case NotSentError():
            return TryLater(0.0)
        case NetworkError() if "(413)" in str(error):  # too big a file, for Telegram or for a proxy
            return Rejected(str(error))
        case NetworkError():
            return TryLater(0.0, perhaps_sent=type(error.__cause__).__name__ not in NOT_SENT_CAUSES)
        case _:
            return Rejected(str(error))


def markup(body: Mapping[str, Any]) -> Markup | None:
    """The keyboard of a body: under the message, or in place of the letters of the phone."""
    rows = body.get("rows")
    if not rows:
        return None
    if all(kind in ("tap", "url") for row in rows for _, kind, _ in row):
        return _inline(body)
    if rows[0][0][2] == "enlever":
        return ReplyKeyboardRemove()
    keys = [
        [
            KeyboardButton(label, request_contact=kind == "contact", request_location=kind == "lieu")
            for label, kind, _ in row
        ]
        for row in rows
    ]
    return ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True)


def _inline(body: Mapping[str, Any]) -> InlineKeyboardMarkup | None:
    rows = body.get("rows")
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(label, url=target)
                if kind == "url"
                else InlineKeyboardButton(label, callback_data=target)
                for label, kind, target in row
            ]
            for row in rows
        ]
    )


def _reply(body: Mapping[str, Any]) -> ReplyParameters | None:
    message_id = body.get("reply_to")
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None
