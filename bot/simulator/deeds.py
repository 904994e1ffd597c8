"""What the page can ask of a phone, by name; each deed is one act of one person."""

import base64
from collections.abc import Callable

from bot.simulator.group import Group
from bot.simulator.incoming import SimulatorError, text_content
from bot.simulator.phone import Phone
from bot.simulator.telegram import Telegram
from bot.simulator.view import Message
from bot.simulator.world import Json

MAX_FILE = 20 * 1024 * 1024


def _group(telegram: Telegram, phone: Phone, asked: Json) -> Group | None:
    """The group meant, or None for the private chat."""
    chat_id = int(asked.get("chat") or phone.id)
    if chat_id == phone.id:
        return None
    found = next((group for group in telegram.groups if group.id == chat_id), None)
    if found is None:
        raise SimulatorError("this conversation is not on this phone")
    return found


def _message(telegram: Telegram, phone: Phone, asked: Json, key: str) -> Message | None:
    """The message meant, if one is named."""
    if not asked.get(key):
        return None
    group = _group(telegram, phone, asked)
    chat = group.chat if group else phone.chat
    post = chat.find(int(asked[key]))
    if post is None:
        raise SimulatorError("this message is gone")
    return Message(phone.account, chat, post)


def send(telegram: Telegram, phone: Phone, asked: Json) -> None:
    """{"text", "chat"?, "reply_to"?, "topic"?}."""
    text, to = str(asked.get("text", "")), _message(telegram, phone, asked, "reply_to")
    group = _group(telegram, phone, asked)
    if group is None:
        phone.give(text_content(text), to=to)
    elif to is not None:
        group.reply(phone, to, text)
    else:
        group.send(phone, text, int(asked["topic"]) if asked.get("topic") else None)


def edit(telegram: Telegram, phone: Phone, asked: Json) -> None:
    """{"message", "text"}."""
    message = _message(telegram, phone, asked, "message")
    if message is not None:
        phone.edit(message, str(asked.get("text", "")))


def press(telegram: Telegram, phone: Phone, asked: Json) -> None:
    """{"label"} or {"message", "label"}, with {"chat"} in a group."""
    message, group = _message(telegram, phone, asked, "message"), _group(telegram, phone, asked)
    if group is None:
        phone.press(str(asked["label"]), message)
    else:
        group.press(phone, str(asked["label"]), message)


def document(telegram: Telegram, phone: Phone, asked: Json) -> None:
    """{"name", "data" in base64, "caption"?}."""
    data = base64.b64decode(str(asked["data"]), validate=True)
    if not data or len(data) > MAX_FILE:
        raise SimulatorError("Le fichier est vide ou trop lourd.")
    phone.send_document(str(asked["name"]), data, asked.get("caption") or None)


def contact(_telegram: Telegram, phone: Phone, _asked: Json) -> None:
    """Share one's own number."""
    phone.share_contact()


def location(_telegram: Telegram, phone: Phone, asked: Json) -> None:
    """{"latitude", "longitude"}, or one's own place."""
    phone.share_location(asked.get("latitude"), asked.get("longitude"))


def vote(telegram: Telegram, phone: Phone, asked: Json) -> None:
    """{"message", "option"}."""
    message = _message(telegram, phone, asked, "message")
    if message is not None:
        phone.vote(message, str(asked["option"]))


def follow(_telegram: Telegram, phone: Phone, asked: Json) -> None:
    """{"url"}: a link to the bot."""
    phone.open(str(asked["url"]))


def block(_telegram: Telegram, phone: Phone, _asked: Json) -> None:
    """Block the bot."""
    phone.block()


def unblock(_telegram: Telegram, phone: Phone, _asked: Json) -> None:
    """Unblock the bot."""
    phone.unblock()


DEEDS: dict[str, Callable[[Telegram, Phone, Json], None]] = {
    "send": send,
    "edit": edit,
    "press": press,
    "document": document,
    "contact": contact,
    "location": location,
    "vote": vote,
    "open": follow,
    "block": block,
    "unblock": unblock,
}
