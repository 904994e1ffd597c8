"""« Emprunter, réserver »: a malle or a room, when it is free, then the same screens as an atelier. Decides nothing."""

from __future__ import annotations

from datetime import date, datetime

from telegram import Update

from bot.usecases.book_ressource import instant_of, list_ressources, open_slot, see_ressource
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.inscriptions import show_choice
from handlers.tableau import numbers


def handlers() -> Handlers:
    """From the list to the slot."""
    return [
        tap("at:r", on_list),
        tap(r"at:r:(\d+)", on_one),
        tap(r"at:rj:(\d+):(\d+)", on_day),
        tap(r"at:rc:(\d+):(\d+)", on_slot),
    ]


async def on_list(update: Update, context: Context) -> None:
    """What there is."""
    context.show("ressources/liste", ressources=await list_ressources(context.unit, context.personne))


async def on_one(update: Update, context: Context) -> None:
    """When it is free."""
    await _show(context, numbers(context)[0], None)


async def on_day(update: Update, context: Context) -> None:
    """A room on another day."""
    number, jour = context.groups
    try:
        day = datetime.strptime(jour, "%Y%m%d").date()  # noqa: DTZ007 - a day, not an instant
    except ValueError:
        day = None
    await _show(context, int(number), day)


async def on_slot(update: Update, context: Context) -> None:
    """That slot: « Je m'inscris » says the rest."""
    number, code = context.groups
    debut = instant_of(code)
    found = None if debut is None else await open_slot(context.unit, context.personne, int(number), debut)
    if found is None:
        await _show(context, int(number), None, prise=True)
    else:
        await show_choice(context, found)


async def _show(context: Context, number: int, jour: date | None, *, prise: bool = False) -> None:
    vue = await see_ressource(context.unit, context.personne, number, jour)
    if vue is None:
        context.show("ressources/liste", ressources=await list_ressources(context.unit, context.personne))
        return
    lieu = context.unit.territoire.get(vue.ressource.relais_id).lieu(vue.ressource.lieu or "")
    context.show("ressources/une", v=vue, r=vue.ressource, lieu=lieu, prise=prise)
