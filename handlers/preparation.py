"""« Préparer le premier entretien », for the family and for the professional. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.usecases.prepare_meeting import Preparation, print_for_team, print_preparation, see_preparation, set_tick
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import refuse


def handlers() -> Handlers:
    """The list, one theme of it, a tick, the sheet."""
    return [
        tap(r"si:prep:(\d+)", on_list),
        tap(r"si:prep:(\d+):([a-z]+)", on_theme),
        tap(r"si:coche:(\d+):([a-z]+):([a-z]+):(oui|non)", on_tick),
        tap(r"si:papier:(\d+)", on_paper),
        tap("an:si:papier", on_team_paper),
    ]


async def on_list(update: Update, context: Context) -> None:
    """Its themes."""
    seen = await see_preparation(context.unit, context.personne, int(context.arg))
    if seen is None:
        context.show("situations/preparation_close", fresh=True)
        return
    context.show("situations/preparation", p=seen)


async def on_theme(update: Update, context: Context) -> None:
    """The points of one theme."""
    _show_theme(context, await see_preparation(context.unit, context.personne, int(context.arg)), context.groups[1])


async def on_tick(update: Update, context: Context) -> None:
    """One point: spoken of, or not."""
    numero, theme, point, how = context.groups
    seen = await set_tick(context.unit, context.personne, int(numero), f"{theme}.{point}", ticked=how == "oui")
    _show_theme(context, seen, theme)


async def on_paper(update: Update, context: Context) -> None:
    """« La liste à imprimer »."""
    if await print_preparation(context.unit, context.personne, int(context.arg)):
        context.toast("situations/preparation_arrive")
    else:
        context.show("situations/preparation_close", fresh=True)


async def on_team_paper(update: Update, context: Context) -> None:
    """The same, for an animatrice."""
    if await print_for_team(context.unit, context.personne):
        context.toast("situations/preparation_arrive")
    else:
        refuse(context)


def _show_theme(context: Context, seen: Preparation | None, cle: str) -> None:
    if seen is None:
        context.show("situations/preparation_close", fresh=True)
        return
    theme = seen.liste.theme(cle)
    if theme is None:
        context.show("situations/preparation", p=seen)
        return
    context.show("situations/preparation_theme", p=seen, theme=theme)
