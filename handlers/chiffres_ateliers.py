"""Figures of ateliers, and whom to phone about one. For the team."""

from __future__ import annotations

from telegram import Update

from bot.usecases.count_ateliers import see_chiffres, send_sheet
from bot.usecases.say_about_atelier import list_to_tell, mark_said
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse


def handlers() -> Handlers:
    """Two screens and a sheet."""
    return [
        tap(r"an:prek:(\d+):([012])", on_figures),
        tap(r"an:prek:(\d+):([012]):1", on_sheet),
        tap("an:prer", on_to_tell),
        tap(r"an:prer:(\d+)", on_said),
    ]


async def on_figures(update: Update, context: Context) -> None:
    """« Ateliers », in « Chiffres »."""
    annee, semestre = numbers(context)
    found = await see_chiffres(context.unit, context.personne, annee, semestre)
    if found is None:
        refuse(context)
        return
    context.show(
        "presences/chiffres", b=found.bilan, periode=found.periode, annee=found.annee, semestre=found.semestre,
        sans_presences=found.sans_presences,
    )  # fmt: skip


async def on_sheet(update: Update, context: Context) -> None:
    """« En tableau »."""
    annee, semestre = numbers(context)
    found = await see_chiffres(context.unit, context.personne, annee, semestre)
    if found is None:
        refuse(context)
        return
    send_sheet(context.unit, found, context.turn.chat_id, context.topic_id, str(update.update_id))


async def on_to_tell(update: Update, context: Context) -> None:
    """« À prévenir »."""
    await _show_to_tell(context)


async def on_said(update: Update, context: Context) -> None:
    """« C'est dit »."""
    if not await mark_said(context.unit, context.personne, int(context.arg)):
        refuse(context)
        return
    await _show_to_tell(context)


async def _show_to_tell(context: Context) -> None:
    found = await list_to_tell(context.unit, context.personne)
    if found is None:
        refuse(context)
    else:
        context.show("presences/a_prevenir", mots=found)
