"""One piece of news of a professional's places or profile: what was said, how, by whom. Never its content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, get_args

from bot.domain.assistants import Place, Source

Genre = Literal["inchange", "place", "complet", "pause", "retour", "profil"]
GENRES: tuple[Genre, ...] = get_args(Genre)
DE_PLACES: frozenset[Genre] = frozenset({"inchange", "place", "complet"})  # the news that say what is free


@dataclass(frozen=True, slots=True)
class Provenance:
    """How something was said; `animateur_id` is who wrote it down, None for herself or a file."""

    source: Source
    animateur_id: int | None = None

    def stamp(self, place: Place, now: datetime) -> Place:
        """The place, its news being of now; of an unknown place there are none, and any later news will be believed."""
        if place.etat == "inconnue":
            return replace(place, confirmee_le=None, source=None, animateur_id=None)
        return replace(place, confirmee_le=now, source=self.source, animateur_id=self.animateur_id)


ELLE: Final = Provenance("bot")


@dataclass(frozen=True, slots=True)
class MiseAJour:
    """`animateur_id` None: she said it herself, or a file did."""

    assistant: int
    le: datetime
    genre: Genre
    source: Source
    animateur_id: int | None = None
