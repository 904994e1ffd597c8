"""A message as somebody reads it on a screen; it changes nothing."""

import re
from datetime import UTC, datetime
from typing import Any

from bot.simulator.account import Account
from bot.simulator.clock import in_french
from bot.simulator.world import Chat, Json, Post

_MEDIA = {
    "document": "fichier", "photo": "photo", "voice": "message vocal", "audio": "son", "video": "vidéo",
    "animation": "animation", "sticker": "autocollant", "poll": "sondage", "dice": "dé", "contact": "contact",
    "venue": "lieu", "location": "position", "video_note": "message vidéo",
}  # fmt: skip


class Message:
    """One message of a chat, as it is now."""

    def __init__(self, account: Account, chat: Chat, post: Post) -> None:
        self._account = account
        self.chat = chat
        self.post = post

    def __repr__(self) -> str:
        return f"<message {self.id} de {self.author}: {self.text!r} {self.buttons or ''}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and other.post is self.post

    def __hash__(self) -> int:
        return id(self.post)

    @property
    def raw(self) -> Json:
        """The Bot API's `Message`."""
        return self.post.message

    @property
    def id(self) -> int:
        """message_id."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """Visible text, or caption, or a word for what it is."""
        return str(self.raw.get("text") or self.raw.get("caption") or self._described())

    def _described(self) -> str:
        if poll := self.raw.get("poll"):
            return str(poll["question"])
        if venue := self.raw.get("venue"):
            return f"{venue['title']}, {venue['address']}"
        return next((f"[{word}]" for name, word in _MEDIA.items() if name in self.raw), "") or _event(self.raw)

    @property
    def kind(self) -> str:
        """`text`, `document`, `photo`…, or `event` for what the group itself says."""
        if "text" in self.raw:
            return "text"
        return next((name for name in _MEDIA if name in self.raw), "event")

    @property
    def from_bot(self) -> bool:
        """Written by the bot."""
        return self.post.from_bot

    @property
    def author(self) -> str:
        """First name of who wrote it."""
        return str(self.raw["from"]["first_name"])

    @property
    def keyboard(self) -> list[list[Json]]:
        """The buttons under the message, or those it puts in place of the keyboard."""
        inline: Json = self.raw.get("reply_markup") or {}
        return inline.get("inline_keyboard") or (self.post.keyboard or {}).get("keyboard") or []

    @property
    def buttons(self) -> list[list[str]]:
        """Their labels, row by row."""
        return [[str(button["text"]) for button in row] for row in self.keyboard]

    @property
    def date(self) -> datetime:
        """When it was written, by the demo's clock."""
        return datetime.fromtimestamp(self.raw["date"], UTC)

    @property
    def edited(self) -> bool:
        """Changed since it was sent."""
        return "edit_date" in self.raw

    @property
    def deleted(self) -> bool:
        """No longer there."""
        return self.post.deleted

    @property
    def topic(self) -> int | None:
        """The forum topic it lies in."""
        return self.raw.get("message_thread_id")

    @property
    def file_name(self) -> str:
        """Name of the document it carries, or an empty string."""
        return str(self.raw.get("document", {}).get("file_name", ""))

    @property
    def file_bytes(self) -> bytes:
        """Bytes of the file it carries."""
        item: Any = self.raw[self.kind]
        file_id = (item[-1] if isinstance(item, list) else item)["file_id"]
        return self._account.world.files.by_id[file_id].data

    @property
    def poll_options(self) -> list[str]:
        """Choices of a poll."""
        return [str(option["text"]) for option in self.raw.get("poll", {}).get("options", [])]

    def button(self, label: str, *, exact: bool) -> Json | None:
        """The button with this label, or the only one whose label begins with it."""
        every = [button for row in self.keyboard for button in row]
        if exact:
            return next((b for b in every if label in (b["text"], plain(b["text"]))), None)
        found = [b for b in every if b["text"].startswith(label) or plain(b["text"]).startswith(label)]
        return found[0] if len(found) == 1 else None

    def read_aloud(self) -> str:
        """The message for a transcript: who, when, what, buttons."""
        lines = [f"{self.author}, {in_french(self.date)}{' (modifié)' if self.edited else ''} :"]
        lines += [f"  {line}" for line in self.text.splitlines()]
        if self.file_name:
            lines.append(f"  [fichier {self.file_name}]")
        lines += ["  " + " ".join(f"[ {label} ]" for label in row) for row in self.buttons]
        lines += [f"  ( ) {option}" for option in self.poll_options]
        return "\n".join(lines)


def _event(raw: Json) -> str:
    name = raw["from"]["first_name"]
    if members := raw.get("new_chat_members"):
        return f"{members[0]['first_name']} rejoint le groupe"
    if gone := raw.get("left_chat_member"):
        return f"{gone['first_name']} quitte le groupe"
    if topic := raw.get("forum_topic_created"):
        return f"{name} ouvre le sujet « {topic['name']} »"
    return "Le groupe a changé"


def plain(label: str) -> str:
    """A label without the picture it begins with."""
    return re.sub(r"^[^\w«]+", "", label)


def visible(account: Account, chat: Chat) -> list[Message]:
    """Messages of a chat that still exist, oldest first."""
    return [Message(account, chat, post) for post in chat.posts.values() if not post.deleted]
