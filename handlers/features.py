"""The shape of a feature: a function that gives its handlers. Holds none."""

from __future__ import annotations

import re
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, filters

from content.buttons import KEEP
from handlers.context import Context, turn

NUMBER, FITTING = r"(\d+)", r"(\d{1,15})"  # a longer one, forged, would not even fit in the database
Handlers = list[BaseHandler[Update, Context, Any]]


def tap(code: str, callback: Any) -> CallbackQueryHandler[Context, Any]:
    """A button: `code` is its whole pattern, e.g. « menu » or « pr:int:(\\d+) »; perhaps under a message to keep.

    A number has 15 digits at most.
    """
    return CallbackQueryHandler(callback, pattern=f"^{re.escape(KEEP)}?{code.replace(NUMBER, FITTING)}$")


class InForm(filters.MessageFilter):
    """What is typed while that form is open."""

    def __init__(self, formulaire: str) -> None:
        super().__init__()
        self._formulaire = formulaire

    def filter(self, _message: Message) -> bool:
        dialogue = turn.get().personne.dialogue
        return dialogue is not None and dialogue.formulaire == self._formulaire


class _FromTeam(filters.MessageFilter):
    """Messages of an animatrice."""

    def filter(self, _message: Message) -> bool:
        return turn.get().personne.animateur_id is not None


FROM_TEAM = _FromTeam()
