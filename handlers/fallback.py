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
    """A message that nobody understood."""
    context.show("erreurs/pas_compris")


async def on_the_rest(update: Update, context: Context) -> None:
    """Groups and services of Telegram: nothing to answer, and nothing lost: it was treated."""
