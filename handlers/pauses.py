"""« Pause jusqu'au … », for herself or for an animatrice who was told: until when, why (for her alone), the end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from bot.domain.profils import MotifPause
from bot.usecases.editeur import Editeur, reread
from bot.usecases.pause import end_pause, pause_until, say_why
from handlers.context import Context
from handlers.editeur import edit_tap, open_question, show_entry
from handlers.features import Handlers

JOURS = (7, 14, 31, 92, 183)
JOURS_AU_PLUS = 366
MOTIFS: tuple[MotifPause, ...] = get_args(MotifPause)


def handlers() -> Handlers:
    """Until when, then why."""
    return [
        edit_tap(":pa", on_pause),
        edit_tap(r":pa:(\d+)", on_paused),
        edit_tap(f":pa:({'|'.join(MOTIFS)}|rien)", on_why),
        edit_tap(":pa:fin", on_end),
    ]


async def on_pause(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Until when?"""
    await show_until(context, editeur)


async def show_until(context: Context, editeur: Editeur, *, non: bool = False) -> None:
    """The same, also after a date that was not understood."""
    today = context.unit.today
    await open_question(context, editeur, "pause")
    await show_entry(
        context, editeur, "profil/pause", choix=[(days, today + timedelta(days=days)) for days in JOURS], non=non
    )


async def on_paused(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """For so many days."""
    await say_pause(context, editeur, context.unit.today + timedelta(days=min(int(groups[0]), JOURS_AU_PLUS)))


async def say_pause(context: Context, editeur: Editeur, until: date) -> None:
    """Written down; a day that cannot be is asked again."""
    if not await pause_until(context.unit, editeur.assistant, until, editeur.par):
        await show_until(context, editeur, non=True)
        return
    await show_entry(context, await reread(context.unit, editeur), "profil/en_pause", motifs=MOTIFS, merci=False)


async def on_why(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Her reason: hers to give, and to read."""
    motif = next((motif for motif in MOTIFS if motif == groups[0]), None)
    if editeur.herself and await say_why(context.unit, editeur.assistant, motif):
        await show_entry(context, editeur, "profil/en_pause", motifs=(), merci=True)
    else:
        await show_entry(context, editeur, "profil/profil")


async def on_end(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """From now on again."""
    await end_pause(context.unit, editeur.assistant, editeur.par)
    await show_entry(context, await reread(context.unit, editeur), "profil/profil")
