"""« Mes accords »: one by one, dated, with what taking each back changes. Decides nothing."""

from __future__ import annotations

from typing import cast

from telegram import Update

from bot.usecases.show_donnees import show_donnees
from bot.usecases.take_back_accord import Finalite, may_take_back, take_back_accord
from handlers.context import Context
from handlers.features import Handlers, tap

QUOI = "(relayer|etre_appelee|suivi)"


def handlers() -> Handlers:
    """The list, the question, the answer."""
    return [
        tap("data:accords", on_accords),
        tap(f"data:retirer:{QUOI}", on_ask),
        tap(f"data:retirer:{QUOI}:oui", on_taken_back),
    ]


async def on_accords(update: Update, context: Context) -> None:
    """Each of them, given and taken back when."""
    await _show(context)


async def on_ask(update: Update, context: Context) -> None:
    """What it changes is said before."""
    finalite = cast(Finalite, context.groups[0])
    if await may_take_back(context.unit, context.personne, finalite):
        context.show("donnees/retirer", finalite=finalite)
    else:
        await _show(context)


async def on_taken_back(update: Update, context: Context) -> None:
    """Sure."""
    done = await take_back_accord(context.unit, context.personne, cast(Finalite, context.groups[0]))
    await _show(context, fait=done)


async def _show(context: Context, *, fait: bool = False) -> None:
    context.show("donnees/accords", donnees=await show_donnees(context.unit, context.personne), fait=fait)
