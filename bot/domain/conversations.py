"""A person and the team of a relais speaking with each other: who waits, since when, until when. Sends nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.domain.ouvertures import Ouverture, add_open_hours, is_open, next_opening
from bot.domain.relais import Relais

TEXTE_MAX: Final = 3500  # signs of somebody's text in one message of ours, which Telegram limits to 4,096
SILENCE_MAX: Final = timedelta(days=7)  # after that many days without a word, an answered conversation closes

Motif = Literal["parler", "question", "declaration", "rappel", "inquietude"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation. Its `id` is the number that the team reads (« #214 »)."""

    id: int
    relais_id: int
    compte_id: int
    telegram_id: int
    prenom: str
    assistant: str | None  # name of the directory entry, when she is in it
    opened_at: datetime
    last_at: datetime
    topic_id: int | None = None
    answered_at: datetime | None = None
    attend_depuis: datetime | None = None
    closed_at: datetime | None = None
    reservee: bool = False  # for the responsable alone
    en_retrait_le: datetime | None = None  # since when nothing automatic is written to her
    demande_id: int | None = None  # the request that they speak about
    prise_par: int | None = None  # the animatrice who has it, while she has an access
    prise_nom: str | None = None
    prise_le: datetime | None = None
    motif: str | None = None  # what she asked for, the last time

    @property
    def is_open(self) -> bool:
        """A human is speaking, and the bot is silent."""
        return self.closed_at is None

    @property
    def nom(self) -> str:
        """How the team calls her. A name chosen to look like « #214 » must not lead a reply to that conversation."""
        return (self.assistant or self.prenom).replace("#", "")

    def is_free_for(self, animateur_id: int | None) -> bool:
        """Nobody else has it."""
        return self.prise_par in (None, animateur_id)


@dataclass(frozen=True, slots=True)
class Envoi:
    """What somebody sent: a text, or something that is carried as it is (`genre` says what it is)."""

    chat_id: int
    message_id: int
    genre: str
    texte: str | None = None
    album: str | None = None
    modification: int | None = None  # the update that brings the correction


@dataclass(frozen=True, slots=True)
class DejaMontre:
    """What the bot had already shown when she asked for a human: titles of pages, and what she thought of them."""

    titres: tuple[str, ...] = ()
    repondu: bool = False
    avis: str | None = None


@dataclass(frozen=True, slots=True)
class Attente:
    """When somebody will answer. `ouvert`: now; else at the next opening, None when it is not known."""

    ouvert: bool
    ouverture: Ouverture | None

    @property
    def cle(self) -> str:
        """One word a closed stretch is enough."""
        return "ouvert" if self.ouvert else self.ouverture.debut.date().isoformat() if self.ouverture else "inconnu"


def decide_attente(relais: Relais, now: datetime) -> Attente:
    """In opening hours somebody answers when she can; outside, from the next opening on."""
    return Attente(is_open(relais, now), next_opening(relais, now))


def is_late(relais: Relais, conversation: Conversation, now: datetime) -> bool:
    """Nobody answered although the relais has been open long enough since."""
    since = conversation.attend_depuis
    return since is not None and add_open_hours(relais, since, relais.reglages.rappel_conversation_heures) <= now


def is_idle(conversation: Conversation, now: datetime) -> bool:
    """The team had the last word, and nobody said anything since."""
    return conversation.attend_depuis is None and now - conversation.last_at >= SILENCE_MAX


def read_number(text: str) -> int | None:
    """« #214 » in a text: the number of a conversation."""
    found = re.search(r"#(\d{1,9})\b", text)
    return int(found[1]) if found else None


def number_in_key(key: str) -> int | None:
    """The conversation that a letter belongs to, by its key."""
    found = re.match(r"conversation:(\d+):", key)
    return int(found[1]) if found else None


def parts(text: str) -> Iterator[str]:
    """A long text, split at a line or a space so that each part fits in a message."""
    while len(text) > TEXTE_MAX:
        cut = max(text.rfind("\n", 1, TEXTE_MAX), text.rfind(" ", TEXTE_MAX // 2, TEXTE_MAX))
        cut = cut if cut > 0 else TEXTE_MAX
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    yield text
