"""First contact: who is this, what can it do. Keeps nothing."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from handlers.context import Context
from handlers.features import Handlers, tap


def handlers() -> Handlers:
    """`/start` and the menu."""
    return [
        CommandHandler("start", on_start, filters=filters.ChatType.PRIVATE),
        tap("menu", on_menu),
    ]


async def on_start(update: Update, context: Context) -> None:
    """« Bonjour »: one screen, useful before any form."""
    context.show("accueil/bienvenue", prenom=context.personne.prenom, relais=None)


async def on_menu(update: Update, context: Context) -> None:
    """Back to the first screen."""
    context.show("accueil/bienvenue", prenom="", relais=None)
