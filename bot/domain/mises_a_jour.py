"""One piece of news of a professional's places or profile: what was said, how, by whom. Never its content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from bot.domain.assistants import Source

Genre = Literal["inchange", "place", "complet", "pause", "retour", "profil"]
GENRES: tuple[Genre, ...] = get_args(Genre)
DE_PLACES: frozenset[Genre] = frozenset({"inchange", "place", "complet"})  # the news that say what is free


@dataclass(frozen=True, slots=True)
class MiseAJour:
    """`animateur_id` None: she said it herself, or a file did."""

    assistant: int
    le: datetime
    genre: Genre
    source: Source
    animateur_id: int | None = None
