"""What we say: screens, letters, and what Telegram answers to them. Never how they travel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any, Literal

Method = Literal["send", "edit", "document", "photo", "copy"]
Genre = Literal["reponse", "automatique", "proposition"]
ButtonKind = Literal["tap", "url", "contact", "lieu", "texte"]


class Lane(IntEnum):
    """Who waits: a person in front of her screen, somebody who expects news, or everybody."""

    ANSWER = 1
    ALERT = 2
    BULK = 9


@dataclass(frozen=True, slots=True)
class Button:
    """One button. `target` is a Tap code, an address, or nothing (contact, place, plain text)."""

    label: str
    kind: ButtonKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """One message as it will be read: Telegram HTML and rows of buttons."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()

    def body(self) -> dict[str, Any]:
        """The parameters kept in the outbox, plain JSON."""
        body: dict[str, Any] = {"text": self.text}
        if self.rows:
            body["rows"] = [[[b.label, b.kind, b.target] for b in row] for row in self.rows]
        return body


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing to carry. `key` makes it unique: `<noun>:<id>:<event>:<who>`, or `update:<id>:<n>` for a screen.

    `edits` is the key of an earlier letter whose message this one rewrites; a `message_id` in the body says the same
    of a message already on the screen. `sujet` is the conversation in whose topic it is written. A `copy` carries
    another message as it is (`from_chat_id`, `message_id`); its text is said when that cannot be done. `until` is
    when it becomes useless. `genre`: what nobody asked for (automatique, proposition) waits for quiet hours, counts
    in weekly caps and obeys STOP.
    """

    key: str
    chat_id: int
    body: Mapping[str, Any]
    not_before: datetime
    lane: Lane = Lane.ANSWER
    method: Method = "send"
    relais_id: int | None = None
    edits: str | None = None
    sujet: int | None = None
    until: datetime | None = None
    genre: Genre = "reponse"
    id: int = 0
    claims: int = 0

    @property
    def rewrites(self) -> str | None:
        """What is rewritten, when this letter is an edit: two edits of one thing need only the newest."""
        if self.method != "edit":
            return None
        message_id = self.body.get("message_id")
        return f"#{message_id}" if message_id else self.edits


@dataclass(frozen=True, slots=True)
class Delivered:
    """It is on the screen; `file_id` serves the next upload of the same bytes."""

    message_id: int | None = None
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class TryLater:
    """Not now. `after` is in seconds; `whole` = the whole bot must wait; `perhaps_sent` = we cannot know."""

    after: float
    whole: bool = False
    perhaps_sent: bool = False


@dataclass(frozen=True, slots=True)
class Unreachable:
    """This person cannot be written to (blocked, deactivated, unknown chat)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Telegram refuses this letter whoever it is for: our bug."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup; write to this one instead."""

    chat_id: int


Outcome = Delivered | TryLater | Unreachable | Rejected | Moved
# held: surely not sent, goes again; doubted: perhaps sent, goes once more; uncertain: perhaps sent twice, no more.
Word = Literal["expired", "replaced", "uncertain", "held", "doubted"]
Result = Delivered | Unreachable | Rejected | Moved | Word


@dataclass(frozen=True, slots=True)
class Settled:
    """A letter and what became of it, waiting to be written down."""

    letter: Letter
    outcome: Result
    at: datetime

    @property
    def is_final(self) -> bool:
        """It will not be tried again from here."""
        return self.outcome not in ("held", "doubted")


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast we write, letters a second and bursts; Telegram allows about 30/s, 1/s a chat, 20/min a group."""

    rate: float = 25.0
    burst: int = 25
    chat_burst: int = 5
    chat_rate: float = 1.0
    group_burst: int = 20
    group_rate: float = 20 / 60
    in_flight: int = 16
    for_answers: int = 4  # of those in flight, kept for people in front of their screen


@dataclass(slots=True)
class Bucket:
    """A token bucket on the monotonic clock; tokens may go below zero (credit), which the next ones wait for."""

    rate: float
    burst: float
    tokens: float = field(default=-1.0)
    at: float = field(default=-1.0)

    def refill(self, mono: float) -> float:
        """Tokens available at this instant."""
        if self.at < 0:
            self.tokens, self.at = self.burst, mono
        else:
            self.tokens = min(self.burst, self.tokens + max(0.0, mono - self.at) * self.rate)
            self.at = max(self.at, mono)
        return self.tokens

    def take(self, mono: float) -> None:
        """Takes a token, on credit if there is none."""
        self.refill(mono)
        self.tokens -= 1

    def ready_at(self, mono: float) -> float:
        """When a whole token will be there (now or in the past = it is there)."""
        tokens = self.refill(mono)
        return mono if tokens >= 1 else mono + (1 - tokens) / self.rate
