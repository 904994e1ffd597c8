"""What a professional gets back: her declaration ready to copy, her own balance. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.usecases.declare_monenfant import (
    MaDeclaration,
    count_declarations,
    mark_declared,
    mark_help_asked,
    see_declaration,
)
from bot.usecases.see_bilan import see_bilan
from handlers.context import Context
from handlers.conversations import open_with
from handlers.features import Handlers, tap
from handlers.tableau import refuse


def handlers() -> Handlers:
    """Her own screen, and the team's total."""
    return [
        tap("pro:decl", on_declaration),
        tap("pro:decl:fait", on_done),
        tap("pro:decl:aide", on_help),
        tap("pro:bilan", on_bilan),
        tap("an:decl", on_total),
    ]


async def on_declaration(update: Update, context: Context) -> None:
    """The text for the next legal date."""
    _show(context, await see_declaration(context.unit, context.personne))


async def on_done(update: Update, context: Context) -> None:
    """« C'est fait »."""
    _show(context, await mark_declared(context.unit, context.personne))


async def on_help(update: Update, context: Context) -> None:
    """« Aidez-moi »: somebody of the relais answers."""
    await mark_help_asked(context.unit, context.personne)
    await open_with(context, "declaration")


async def on_total(update: Update, context: Context) -> None:
    """The total, for the team."""
    found = await count_declarations(context.unit, context.personne)
    if found is None:
        refuse(context)
    else:
        context.show("declaration/total", echeance=found[0], total=found[1])


async def on_bilan(update: Update, context: Context) -> None:
    """« Mon bilan »: what the relais gives back to her."""
    bilan = await see_bilan(context.unit, context.personne)
    if bilan is None:
        context.show("pro/inconnue")
    else:
        context.show("bilan/ecran", b=bilan)


def _show(context: Context, declaration: MaDeclaration | None) -> None:
    if declaration is None:
        context.show("pro/inconnue")
    else:
        context.show("declaration/texte", d=declaration)
