"""What no feature took: everything gets an answer. Always the last feature."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, TypeHandler, filters

from handlers.context import Context
from handlers.features import Handlers


def handlers() -> Handlers:
    """Old buttons, then anything else."""
    return [
        CallbackQueryHandler(on_old_button),
        MessageHandler(filters.ChatType.PRIVATE, on_anything),
        TypeHandler(Update, on_the_rest),
    ]


async def on_old_button(update: Update, context: Context) -> None:
    """A button of a former version."""
    context.show("erreurs/bouton_perime", fresh=True)


async def on_anything(update: Update, context: Context) -> None:
    """A message that nobody understood: a photo, a voice, anything. It can go to the relais as it is."""
    message = update.effective_message
    context.show(
        "erreurs/pas_compris",
        message_id=message.message_id if message else 0,
        equipe=context.personne.animateur_id is not None,
    )


async def on_the_rest(update: Update, context: Context) -> None:
    """Groups and services of Telegram: nothing to answer, and nothing lost: it was treated."""
