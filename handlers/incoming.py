"""Raw updates as Telegram sends them: which chat they belong to, and who acted. Treats nothing."""

from __future__ import annotations

import json
from typing import Any

from bot.domain.inbox import Incoming

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
Raw = dict[str, Any]


def incoming(raw: Raw) -> Incoming:
    """The row of the inbox for a raw update."""
    # ASCII only: half a surrogate pair is a legal JSON string, and no legal text.
    return Incoming(int(raw["update_id"]), chat_id_of(raw), json.dumps(raw, separators=(",", ":")))


def chat_id_of(raw: Raw) -> int:
    """The chat an update belongs to, so that one chat is treated in order; 0 when there is none."""
    content = _content(raw)
    chat = content.get("chat") or _part(content, "message").get("chat") or content.get("from")
    number = chat.get("id") if isinstance(chat, dict) else None
    return number if isinstance(number, int) else 0


def user_id_of(raw: Raw) -> int | None:
    """The person who acted, or None (a channel, an anonymous administrator)."""
    user = _part(_content(raw), "from")
    number = user.get("id")
    return number if isinstance(number, int) and not user.get("is_bot") else None


def prenom_of(raw: Raw) -> str:
    """The first name Telegram gives."""
    return str(_part(_content(raw), "from").get("first_name", ""))


def tap_of(raw: Raw) -> str | None:
    """The number of the tap to answer, if it is one."""
    query_id = _part(raw, "callback_query").get("id")
    return query_id if isinstance(query_id, str) else None


def is_reachable(raw: Raw) -> bool:
    """This shows that the person can be written to: she acted in private, and has not just blocked us."""
    status = _part(_part(raw, "my_chat_member"), "new_chat_member").get("status", "member")
    return chat_id_of(raw) == user_id_of(raw) and status == "member"


def _content(raw: Raw) -> Raw:
    return next((_part(raw, name) for name in ALLOWED if name in raw), {})


def _part(content: Raw, name: str) -> Raw:
    part = content.get(name)
    return part if isinstance(part, dict) else {}
