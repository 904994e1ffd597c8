"""A one-time code, from a link or typed: `/start CODE`, or the code alone. Opens nothing itself."""

from __future__ import annotations

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.domain.codes import CODE_SEUL
from bot.usecases.use_invitation import AccesOuvert, CodeRefuse, TropDEssais, use_invitation
from handlers.context import Context
from handlers.features import Handlers

# About twelve signs, so that a slip of the finger is told as such; other links (`r_<slug>`) carry an underscore.
STARTED = r"^/start(?:@\w+)? +((?:[A-Za-z0-9][ –—-]*){8,16})$"


def handlers() -> Handlers:
    """Both ways."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    return [
        MessageHandler(private & filters.Regex(STARTED), on_code),
        MessageHandler(private & filters.Regex(CODE_SEUL), on_code),
    ]


async def on_code(update: Update, context: Context) -> None:
    """It opens something, or the person is told kindly why not."""
    match await use_invitation(context.unit, context.personne, context.arg):
        case AccesOuvert(pour="animateur") as acces:
            context.show("acces/animatrice", acces=acces)
        case AccesOuvert(pour="famille") as acces:
            context.show("acces/famille", acces=acces)
        case AccesOuvert() as acces:
            context.show("acces/assistant_maternel", acces=acces)
        case CodeRefuse() as refus:
            context.show("acces/code_refuse", refus=refus)
        case TropDEssais(jusqu_a=instant):
            context.show("acces/trop_d_essais", instant=instant)
