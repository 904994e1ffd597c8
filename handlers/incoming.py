"""Raw updates as Telegram sends them: which chat they belong to, and who acted. Treats nothing."""

from __future__ import annotations

import json
from typing import Any

from bot.domain.inbox import Incoming

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
Raw = dict[str, Any]


def incoming(raw: Raw) -> Incoming:
    """The row of the inbox for a raw update."""
    body = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    return Incoming(int(raw["update_id"]), chat_id_of(raw), body)


def chat_id_of(raw: Raw) -> int:
    """The chat an update belongs to, so that one chat is treated in order; 0 when there is none."""
    content = _content(raw)
    chat = content.get("chat") or content.get("message", {}).get("chat") or content.get("from") or {}
    return int(chat.get("id", 0))


def user_id_of(raw: Raw) -> int | None:
    """The person who acted, or None (a channel, an anonymous administrator)."""
    user = _content(raw).get("from")
    return None if user is None or user.get("is_bot") else int(user["id"])


def prenom_of(raw: Raw) -> str:
    """The first name Telegram gives."""
    return str(_content(raw).get("from", {}).get("first_name", ""))


def _content(raw: Raw) -> Raw:
    for name in ALLOWED:
        if name in raw:
            content: Raw = raw[name]
            return content
    return {}
