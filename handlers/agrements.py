"""« Agréments qui se terminent »: read by the team; the date is noted on each entry. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.usecases.warn_agrement import list_ending
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import refuse


def handlers() -> Handlers:
    """One list."""
    return [tap("an:agfin", on_ending)]


async def on_ending(update: Update, context: Context) -> None:
    """Ended already, or in the weeks to come."""
    fiches = await list_ending(context.unit, context.personne)
    if fiches is None:
        refuse(context)
    else:
        context.show("metiers/agrements", fiches=fiches, today=context.unit.today)
