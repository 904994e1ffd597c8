"""A message of Telegram as something to carry to somebody else. Carries nothing."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import MessageType

from bot.domain.conversations import Envoi

# What can be carried, as the templates name it (content/templates/conversation/_genres.html).
GENRES: dict[str, str] = {
    MessageType.ANIMATION: "animation",
    MessageType.AUDIO: "audio",
    MessageType.CONTACT: "contact",
    MessageType.DICE: "de",
    MessageType.DOCUMENT: "document",
    MessageType.GAME: "autre",
    MessageType.LOCATION: "position",
    MessageType.PAID_MEDIA: "autre",
    MessageType.PHOTO: "photo",
    MessageType.POLL: "sondage",
    MessageType.STICKER: "autocollant",
    MessageType.STORY: "autre",
    MessageType.VENUE: "lieu",
    MessageType.VIDEO: "video",
    MessageType.VIDEO_NOTE: "video_ronde",
    MessageType.VOICE: "vocal",
}
SERVICE = frozenset({
    "pinned_message", "message_auto_delete_timer_changed", "forum_topic_created", "forum_topic_closed",
    "forum_topic_edited", "forum_topic_reopened", "connected_website", "write_access_allowed", "boost_added",
    "chat_background_set", "general_forum_topic_hidden", "general_forum_topic_unhidden",
})  # fmt: skip


def envoi_of(update: Update) -> Envoi | None:
    """None when there is nothing to carry: a service of Telegram, a place that moves."""
    message = update.effective_message
    if message is None or any(getattr(message, name, None) for name in SERVICE):
        return None
    edited = update.edited_message is not None
    if edited and message.location:  # a place shared live: its first point was carried
        return None
    return Envoi(
        chat_id=message.chat_id,
        message_id=message.message_id,
        genre=genre_of(message),
        texte=message.text,
        album=message.media_group_id,
        modification=update.update_id if edited else None,
    )


def genre_of(message: Message) -> str:
    """What it is, in a word that a template knows."""
    if message.text:
        return "texte"
    # An animation is also a document, a venue also a place: the more precise word first.
    for kind in (MessageType.ANIMATION, MessageType.VENUE, *GENRES):
        if getattr(message, kind, None):
            return GENRES[kind]
    return "autre"
