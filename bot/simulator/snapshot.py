"""Phones and chats as the page draws them; it reads, never changes."""

from typing import Any

from bot.simulator.account import Account
from bot.simulator.group import Group
from bot.simulator.phone import Phone
from bot.simulator.view import Message
from bot.simulator.world import Chat, Json, Post


def phone_json(phone: Phone, groups: list[Group], since: int) -> Json:
    """Who holds the phone, and the conversations on it."""
    mine = [g.chat.id for g in groups if g.chat.members.get(phone.id, "left") not in ("left", "kicked")]
    return {
        "id": phone.id,
        "name": " ".join(filter(None, (phone.user.first_name, phone.user.last_name))),
        "role": phone.user.role,
        "phone": phone.user.phone,
        "has_place": phone.user.place is not None,
        "blocked": phone.chat.blocked,
        "started": phone.chat.started,
        "chats": [phone.id, *mine],
        "toasts": [{"text": t.text, "alert": t.alert} for t in phone.user.toasts if t.rev > since > 0],
    }


def chat_json(account: Account, chat: Chat, since: int) -> Json:
    """One conversation: its title, its keyboard, and the messages changed after `since`."""
    changed = [post_json(account, chat, post) for post in chat.posts.values() if post.rev > since]
    carrier = chat.find(chat.keyboard_of)
    return {
        "title": account.user.first_name if chat.type == "private" else chat.title,
        "type": chat.type,
        "topics": [{"id": t.id, "name": t.name, "closed": t.closed} for t in chat.topics.values()],
        "keyboard": (carrier.keyboard if carrier else None) or {},
        "pinned": chat.pinned,
        "commands": commands(account, chat),
        "messages": changed,
    }


def post_json(account: Account, chat: Chat, post: Post) -> Json:
    """One message, or the word that it is gone."""
    raw = post.message
    if post.deleted:
        return {"id": raw["message_id"], "deleted": True}
    message = Message(account, chat, post)
    shown: Json = {
        "id": message.id,
        "author": raw["from"]["id"],
        "name": message.author,
        "bot": message.from_bot,
        "kind": message.kind,
        "text": message.text,
        "entities": raw.get("entities") or raw.get("caption_entities") or [],
        "date": raw["date"],
        "edited": message.edited,
        "topic": message.topic,
        "buttons": (raw.get("reply_markup") or {}).get("inline_keyboard", []),
        "file": _file_json(raw, message.kind),
        "poll": raw.get("poll"),
        "contact": raw.get("contact"),
        "location": raw.get("location"),
    }
    if (quoted := raw.get("reply_to_message")) and "forum_topic_created" not in quoted:
        words = quoted.get("text") or quoted.get("caption") or "message"
        shown["quoted"] = {"id": quoted["message_id"], "name": quoted["from"]["first_name"], "text": words[:120]}
    return {key: value for key, value in shown.items() if value not in (None, [], {})}


def _file_json(raw: Json, kind: str) -> Json | None:
    item: Any = raw.get(kind)
    best = item[-1] if isinstance(item, list) and item else item
    if not isinstance(best, dict) or "file_id" not in best:
        return None
    return {"id": best["file_id"], "name": best.get("file_name", ""), "size": best["file_size"]}


def commands(account: Account, chat: Chat) -> list[Json]:
    """The commands a phone proposes: those of the chat, else those of its kind, else those of all."""
    kind = "all_private_chats" if chat.type == "private" else "all_group_chats"
    for scope in (f"chat:{chat.id}:", f"{kind}::", "default::"):
        for language in ("fr", ""):
            if found := account.settings.get(f"commands:{scope}:{language}"):
                return list(found)
    return []
