"""What kind of thing somebody sent, when it is not words. Knows no Telegram object."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.lecture import plain

LONG: Final = 160  # beyond, somebody tells something: it is for a human
# Attributes of a message, the most telling first (an animation is also a document, a venue is also a location).
GENRES: Final = (
    "animation", "photo", "voice", "video_note", "video", "audio", "document", "sticker", "contact", "venue",
    "location", "poll", "dice", "story", "game", "invoice", "checklist", "paid_media",
)  # fmt: skip


_POLITESSES = frozenset(
    "bonjour bonsoir coucou salut hello merci beaucoup bien super parfait ok d accord entendu c est gentil"
    " bonne journee soiree au revoir a bientot tres a vous madame monsieur".split()
)


def is_polite(said: str) -> bool:
    """« Bonjour », « merci beaucoup », « ok »: nothing is asked, and nothing was misunderstood."""
    words = set(re.findall(r"\w+", plain(said)))
    return bool(words) and words <= _POLITESSES


def is_only_signs(said: str) -> bool:
    """Emojis, dots: nothing that can be read."""
    return re.search(r"\w", said) is None
