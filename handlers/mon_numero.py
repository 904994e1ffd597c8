"""Her number in « Mes données »: only Telegram's own button changes it. Decides nothing."""

from __future__ import annotations

import re

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import stop_asking
from bot.usecases.correct_donnees import FORMULAIRE, ask_number
from bot.usecases.share_number import correct_number
from bot.usecases.show_donnees import show_donnees
from handlers.context import Context
from handlers.features import Handlers, InForm, tap

REVENIR = re.compile(r"^\s*revenir à mes données[\s.]*$", re.IGNORECASE)


def handlers() -> Handlers:
    """The button, what it shares, and the way back."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    return [
        tap("data:numero", on_ask),
        MessageHandler(private & filters.CONTACT & InForm(FORMULAIRE), on_number),
        MessageHandler(private & filters.Regex(REVENIR), on_back),
    ]


async def on_ask(update: Update, context: Context) -> None:
    """« Changer mon numéro »."""
    if await ask_number(context.unit, context.personne) == "a_partager":
        context.show("donnees/numero", refuse=False)
    else:
        await on_back(update, context)


async def on_number(update: Update, context: Context) -> None:
    """Her own, or a card of the address book."""
    assert update.effective_message is not None
    contact = update.effective_message.contact
    assert contact is not None
    if await correct_number(context.unit, context.personne, contact.user_id, contact.phone_number):
        await on_back(update, context)
    else:
        context.show("donnees/numero", refuse=True)


async def on_back(update: Update, context: Context) -> None:
    """What is kept, as it is now."""
    await stop_asking(context.unit, context.personne, FORMULAIRE)
    context.show("donnees/ecran", donnees=await show_donnees(context.unit, context.personne), fresh=True)
