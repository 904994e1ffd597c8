"""Those to whom nothing automatic is written: seen and lifted by an animatrice. Knows no reason."""

from __future__ import annotations

from telegram import Update

from bot.usecases.leave_in_peace import lift, list_left_in_peace
from handlers.context import Context
from handlers.features import Handlers, tap


def handlers() -> Handlers:
    """Two buttons."""
    return [tap("an:ret", on_list), tap(r"an:ret:(\d+)", on_lift)]


async def on_list(update: Update, context: Context) -> None:
    """Who, and since when."""
    context.show("retraits/liste", retraits=await list_left_in_peace(context.unit, context.personne))


async def on_lift(update: Update, context: Context) -> None:
    """« Reprendre les messages automatiques »."""
    context.show("retraits/repris", fresh=True, retrait=await lift(context.unit, context.personne, int(context.arg)))
