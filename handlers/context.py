"""What a handler holds in its hands: this turn's transaction, person and answers. Never the network."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.domain.journal import Consigne
from bot.domain.outbox import Lane, Letter
from bot.domain.personnes import Personne
from content.buttons import KEEP
from content.render import render

if TYPE_CHECKING:
    from bot.usecases.tell_staff import Equipe
    from bot.usecases.unit import Unit

Bot = ExtBot[None]


@dataclass(slots=True)
class Turn:
    """One update being treated."""

    unit: Unit
    update: Update
    chat_id: int
    personne: Personne
    equipe: Equipe | None = None  # whose group this chat is
    shown: list[str] = field(default_factory=list)  # the templates of its screens and toast
    screens: int = 0
    toast: str | None = None
    handled: bool = False
    error: Exception | None = None
    consigne: Consigne | None = None  # what the journal notes, where no button says it


turn: ContextVar[Turn] = ContextVar("turn")


class Context(CallbackContext[Bot, None, None, None]):
    """PTB's context, knowing the turn. `show` is the only way a handler speaks."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application=application, chat_id=chat_id, user_id=user_id)
        self.turn = turn.get()
        self.turn.handled = True  # the library builds a context only once a handler wants the update

    @property
    def unit(self) -> Unit:
        """The transaction of this update."""
        return self.turn.unit

    @property
    def personne(self) -> Personne:
        """Who acted."""
        return self.turn.personne

    @property
    def arg(self) -> str:
        """What the pattern of the Tap caught."""
        found = self.matches[0].group(1) if self.matches else ""
        return found or ""

    @property
    def groups(self) -> tuple[str, ...]:
        """All that the pattern of the Tap caught; "" for what was not there."""
        return tuple(part or "" for part in self.matches[0].groups()) if self.matches else ()

    @property
    def topic_id(self) -> int | None:
        """The topic of the team's group where this was asked: what comes later lies there too."""
        return _topic(self.turn.update).get("topic_id")

    def show(self, template: str, /, *, fresh: bool = False, reply_to: int | None = None, **data: Any) -> None:
        """Answers with a screen: it rewrites the message that was tapped, or is a new one (`fresh`) under another."""
        screen = render(template, **data)
        self.turn.shown.append(template)
        body = screen.body()
        tapped = None if fresh else _tapped(self.turn.update)
        inline = all(b.kind in ("tap", "url") for row in screen.rows for b in row)
        edit = tapped is not None and inline
        if edit:
            body["message_id"] = tapped
        else:
            body |= _topic(self.turn.update) | ({"reply_to": reply_to} if reply_to else {})
        n = self.turn.screens
        self.turn.screens += 1
        self.unit.letters.append(
            Letter(
                key=f"update:{self.turn.update.update_id}:{n}",
                chat_id=self.turn.chat_id,
                body=body,
                not_before=self.unit.now,
                lane=Lane.ANSWER,
                method="edit" if edit else "send",
            )
        )

    def toast(self, template: str, /, **data: Any) -> None:
        """A word over the screen, lost if Telegram is slow: never the only answer."""
        self.turn.shown.append(template)
        self.turn.toast = render(template, **data).text


def _topic(update: Update) -> dict[str, int]:
    """In a group with topics, the answer lies where the question was."""
    message = update.effective_message
    if isinstance(message, Message) and message.is_topic_message and message.message_thread_id:
        return {"topic_id": message.message_thread_id}
    return {}


def _tapped(update: Update) -> int | None:
    query = update.callback_query
    if query is None or not isinstance(query.message, Message) or (query.data or "").startswith(KEEP):
        return None
    return query.message.message_id
