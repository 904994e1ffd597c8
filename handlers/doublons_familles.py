"""« Familles en double »: one family written twice becomes one, with a preview and a day to regret it."""

from __future__ import annotations

from telegram import Update

from bot.usecases.merge_familles import (
    list_familles_en_double,
    mark_two_familles,
    merge_familles,
    preview_famille_merge,
    undo_famille_merge,
)
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers, refuse


def handlers() -> Handlers:
    """The list, a preview, what is decided."""
    return [
        tap("an:fm", on_list),
        tap(r"an:fm:(\d+):(\d+)", on_preview),
        tap(r"an:fm:(\d+):(\d+):oui", on_merge),
        tap(r"an:fm:(\d+):(\d+):non", on_distinct),
        tap(r"an:fm:annuler:(\d+)", on_undo),
    ]


async def on_list(update: Update, context: Context) -> None:
    """The pairs that look alike."""
    found = await list_familles_en_double(context.unit, context.personne)
    if found is None:
        refuse(context)
    else:
        context.show("doublons/familles", d=found, communes=communes_of(context))


async def on_preview(update: Update, context: Context) -> None:
    """What one family would become."""
    one, other = numbers(context)
    apercu = await preview_famille_merge(context.unit, context.personne, one, other)
    if apercu is None:
        refuse(context)
    else:
        context.show("doublons/famille_apercu", p=apercu, communes=communes_of(context))


async def on_merge(update: Update, context: Context) -> None:
    """« Réunir les deux »; two people are never made one."""
    one, other = numbers(context)
    merged = await merge_familles(context.unit, context.personne, one, other)
    if merged is None:
        refuse(context)
    elif merged.deux_comptes:
        context.show("doublons/famille_apercu", p=merged, communes=communes_of(context))
    else:
        context.show("doublons/famille_fait", quoi="reunies", nom=merged.gardee.famille.prenom)


async def on_distinct(update: Update, context: Context) -> None:
    """« Ce sont deux familles »."""
    one, other = numbers(context)
    if await mark_two_familles(context.unit, context.personne, one, other):
        context.show("doublons/famille_fait", quoi="distinctes", nom="")
    else:
        refuse(context)


async def on_undo(update: Update, context: Context) -> None:
    """« Annuler »: both as they were."""
    undone = await undo_famille_merge(context.unit, context.personne, numbers(context)[0])
    if undone is None:
        context.show("doublons/famille_fait", quoi="trop_tard", nom="")
    else:
        context.show("doublons/famille_fait", quoi="annulee", nom=undone.nom)
