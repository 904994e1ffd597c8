"""STOP, at any moment: in a form, in a conversation, typed or tapped. Loses nothing of what was being said."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.domain.arret import is_stop
from bot.domain.personnes import Personne
from bot.usecases.stop_messages import resume_messages, stop_messages
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.formulaire import CODES
from handlers.saisie_metiers import FORMULAIRE as METIER


class SaysStop(filters.MessageFilter):
    """A whole message that means STOP."""

    def filter(self, message: Message) -> bool:
        """Only what was typed: a photo's caption is for somebody."""
        return message.text is not None and is_stop(message.text)


def handlers() -> Handlers:
    """Before every other feature."""
    return [
        CommandHandler("stop", on_stop, filters=filters.ChatType.PRIVATE),
        MessageHandler(filters.ChatType.PRIVATE & filters.TEXT & SaysStop(), on_stop),
        tap("stop", on_stop),
        tap("reprendre", on_reprendre),
    ]


async def on_stop(update: Update, context: Context) -> None:
    """No automatic message any more, said at once."""
    personne = context.personne
    await stop_messages(context.unit, personne)
    context.show(
        "arret/arrete",
        fresh=True,
        professionnelle=personne.assistant_maternel_id is not None,
        en_cours=personne.dialogue is not None,
        suite=_suite(personne),
    )


def _suite(personne: Personne) -> str | None:
    """Where what she was filling goes on: her inscription is no search."""
    d = personne.dialogue
    if d is None or d.formulaire in CODES:
        return None if d is None else "rech"
    what, _, insee = d.etape.partition(":")
    if d.formulaire != METIER or what not in ("gd_commune", "gd_numero"):
        return None
    return f"gd:ici:{insee}" if what == "gd_numero" else "gd:moi"


async def on_reprendre(update: Update, context: Context) -> None:
    """She changed her mind."""
    await resume_messages(context.unit, context.personne)
    context.show("arret/repris")
