"""« Doublons »: one person written twice becomes one, with a preview and a day to regret it. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.usecases.merge_assistants import list_doublons, mark_distinct, merge_assistants, preview_merge, undo_merge
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers, refuse


def handlers() -> Handlers:
    """The list, a preview, what is decided."""
    return [
        tap("an:db", on_list),
        tap(r"an:db:(\d+):(\d+)", on_preview),
        tap(r"an:db:(\d+):(\d+):oui", on_merge),
        tap(r"an:db:(\d+):(\d+):non", on_distinct),
        tap(r"an:db:annuler:(\d+)", on_undo),
    ]


async def on_list(update: Update, context: Context) -> None:
    """The pairs that look alike."""
    found = await list_doublons(context.unit, context.personne)
    if found is None:
        refuse(context)
    else:
        context.show("doublons/liste", d=found, communes=communes_of(context))


async def on_preview(update: Update, context: Context) -> None:
    """What one entry would become."""
    apercu = await preview_merge(context.unit, context.personne, *_two(context))
    if apercu is None:
        refuse(context)
    else:
        context.show("doublons/apercu", p=apercu, communes=communes_of(context))


async def on_merge(update: Update, context: Context) -> None:
    """« Réunir les deux fiches »."""
    merged = await merge_assistants(context.unit, context.personne, *_two(context))
    if merged is None:
        refuse(context)
    else:
        kept = merged.gardee
        context.show("doublons/fait", quoi="reunies", nom=f"{kept.prenom} {kept.nom}", fiche=kept.id)


async def on_distinct(update: Update, context: Context) -> None:
    """« Ce sont deux personnes »."""
    if await mark_distinct(context.unit, context.personne, *_two(context)):
        context.show("doublons/fait", quoi="distinctes", nom="", fiche=None)
    else:
        refuse(context)


async def on_undo(update: Update, context: Context) -> None:
    """« Annuler »: both entries as they were."""
    undone = await undo_merge(context.unit, context.personne, numbers(context)[0])
    if undone is None:
        context.show("doublons/fait", quoi="trop_tard", nom="", fiche=None)
    else:
        context.show("doublons/fait", quoi="annulee", nom=undone.nom, fiche=undone.gardee)


def _two(context: Context) -> tuple[int, int]:
    one, other = numbers(context)
    return one, other
