"""« Annuler » typed instead of tapped: the one question of the team that is open is closed, and nothing is written."""

from __future__ import annotations

import re

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import FORMULAIRE as TABLEAU
from bot.usecases.ask_animatrice import stop_asking
from handlers.context import Context, turn
from handlers.features import FROM_TEAM, Handlers
from handlers.reponses_pretes import FORMULAIRE as MESSAGERIE
from handlers.saisie_metiers import FORMULAIRE as METIERS

QUESTIONS = frozenset({TABLEAU, MESSAGERIE, METIERS})
ANNULER = re.compile(r"^\s*annul(?:er|ez|e)\s*[.!]*\s*$", re.IGNORECASE)


class _Asked(filters.MessageFilter):
    """One of these questions is open."""

    def filter(self, _message: Message) -> bool:
        dialogue = turn.get().personne.dialogue
        return dialogue is not None and dialogue.formulaire in QUESTIONS


def handlers() -> Handlers:
    """Before every form; a reply to somebody is for her."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.Regex(ANNULER) & ~filters.REPLY
    return [MessageHandler(typed & FROM_TEAM & _Asked(), on_cancel)]


async def on_cancel(update: Update, context: Context) -> None:
    """As the button under the question does."""
    for formulaire in QUESTIONS:
        await stop_asking(context.unit, context.personne, formulaire)
    context.show("tableau/fait", quoi="annule", id=None, nom="")
