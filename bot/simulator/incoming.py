"""What a person puts into a chat, and the update it makes for the bot; it decides nothing for the bot."""

import re
import time
from typing import Any

from bot.simulator.account import Account
from bot.simulator.entities import found_in
from bot.simulator.outgoing import without_reply
from bot.simulator.view import Message
from bot.simulator.world import Chat, Json, Post, User


class SimulatorError(Exception):
    """What a person cannot do with her phone."""


def text_content(text: str) -> Json:
    """A typed text, with what Telegram recognises in it."""
    if not text.strip():
        raise SimulatorError("an empty message cannot be sent")
    entities = found_in(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def say(
    account: Account, chat: Chat, user: User, content: Json, *, to: Message | None = None, topic: int | None = None
) -> Message:
    """A person writes; the bot gets a `message` update if it may see it."""
    world = account.world
    thread = topic or (to.raw.get("message_thread_id") if to and chat.is_forum else None)
    message: Json = {
        "message_id": account.next_message_id(chat),
        "from": user.json(),
        "chat": chat.json(),
        "date": world.timestamp(),
    }
    if thread:
        message |= {"message_thread_id": thread, "is_topic_message": True}
        message |= _opening(chat, thread)
    if to is not None:
        message["reply_to_message"] = without_reply(to.raw)
    message |= content
    post = account.store(chat, message, from_bot=False)
    if is_seen_by_bot(account, chat, message):
        account.push("message", message)
    return Message(account, chat, post)


def _opening(chat: Chat, thread: int) -> Json:
    """In a topic, Telegram gives the message that opened it as the one replied to."""
    post = chat.posts.get(thread)
    return {"reply_to_message": without_reply(post.message)} if post else {}


def is_seen_by_bot(account: Account, chat: Chat, message: Json) -> bool:
    """Privacy mode: in a group, a bot that is not administrator reads commands, mentions and replies to itself."""
    if chat.type == "private" or chat.bot_status == "administrator":
        return True
    if chat.bot_status in ("left", "kicked"):
        return False
    text = str(message.get("text") or message.get("caption") or "")
    answered = message.get("reply_to_message", {}).get("from", {}).get("id") == account.user.id
    service = "new_chat_members" in message or "left_chat_member" in message
    return service or text.startswith("/") or f"@{account.user.username}" in text or answered


def change(account: Account, chat: Chat, message: Message, text: str) -> None:
    """A person edits her own message."""
    if message.from_bot:
        raise SimulatorError("only one's own message can be edited")
    kept = {k: v for k, v in message.raw.items() if k not in ("text", "entities", "caption")}
    words = text_content(text) if "text" in message.raw else {"caption": text}
    new = kept | words | {"edit_date": account.world.timestamp()}
    account.replace(message.post, new)
    if is_seen_by_bot(account, chat, new):
        account.push("edited_message", new)


def tap(account: Account, chat: Chat, user: User, post: Post, button: Json) -> str:
    """A person presses a button under a message; gives back the address when the button is a link."""
    if chat.blocked:
        raise SimulatorError(f"{user.first_name} has blocked the bot")
    if "callback_data" not in button:
        return str(button.get("url", ""))
    query_id = f"{4_382_000_000_000_000 + account.new_id()}"
    account.queries[query_id] = (time.monotonic(), user)
    query = {
        "id": query_id,
        "from": user.json(),
        "message": post.message,
        "chat_instance": f"{-(chat.id * 31 % 10**15)}",
        "data": button["callback_data"],
    }
    account.push("callback_query", query)
    return ""


def start_payload(account: Account, url: str) -> str | None:
    """The payload of a deep link to this bot (`https://t.me/<bot>?start=…`), or None for any other link."""
    known = re.escape(account.user.username)
    match = re.fullmatch(rf"(?:https?://)?t\.me/{known}(?:\?start=([\w-]{{1,64}}))?/?", url, re.IGNORECASE)
    resolve = re.fullmatch(rf"tg://resolve\?domain={known}(?:&start=([\w-]{{1,64}}))?", url, re.IGNORECASE)
    found: Any = match or resolve
    return None if found is None else found[1] or ""
