"""The week of a place: one message where days and moments are tapped, and exact hours for who needs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial

from bot.domain.assistants import Place
from bot.domain.semaine import JOURS, jours_of
from bot.domain.semaine_offerte import JOURNEES, TOUT, copy_monday, with_grid, with_hours, without_day
from bot.usecases.copy_week import copy_week
from bot.usecases.declare_places import find_seat
from bot.usecases.editeur import Editeur
from handlers.context import Context
from handlers.editeur import edit_tap, open_question, show_again, show_entry
from handlers.features import Handlers
from handlers.places import on_places, say

TOUS_LES_JOURS = 0b1111111


def handlers() -> Handlers:
    """The grid as moments, then as hours."""
    return [
        edit_tap(r":g:(\d+)", on_week),
        edit_tap(r":g:(\d+):(\d+):(\d+)", on_redrawn),
        edit_tap(r":gok:(\d+):(\d+)", on_week_said),
        edit_tap(r":gt:(\d+):(\d+)", on_week_for_all),
        edit_tap(r":h:(\d+)", on_hours),
        edit_tap(r":h:(\d+):(\d+)", on_hour_days),
        edit_tap(r":hd:(\d+):(\d+)", on_from),
        edit_tap(r":hf:(\d+):(\d+):(\d+)", on_until),
        edit_tap(r":hok:(\d+):(\d+):(\d+):(\d+)", on_hours_said),
        edit_tap(r":hx:(\d+)", on_hours_forgotten),
    ]


async def on_week(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """The week as it is known; whole days from Monday to Friday when it never was."""
    place = find_seat(editeur.assistant, int(groups[0]))
    grille = JOURNEES if place is None or place.grille is None else place.grille
    await _show_week(context, editeur, int(groups[0]), 0, grille)


async def on_redrawn(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """One more tap: what is chosen so far lives in the buttons."""
    rang, jour, grille = (int(part) for part in groups)
    await _show_week(context, editeur, rang, jour if jour in JOURS else 0, grille & TOUT)


async def _show_week(context: Context, editeur: Editeur, rang: int, jour: int, grille: int) -> None:
    await show_entry(
        context, editeur, "profil/semaine", rang=rang, jour=jour, grille=grille, journees=JOURNEES,
        lundi_partout=copy_monday(grille), sans_mercredi=without_day(grille, 2),
        plusieurs=len(editeur.assistant.places) > 1,
    )  # fmt: skip


async def on_week_said(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« C'est bon »."""
    rang, grille = int(groups[0]), int(groups[1]) & TOUT
    if grille:
        await say(context, editeur, rang, partial(with_grid, grille=grille))
    else:
        await _show_week(context, editeur, rang, 0, 0)


async def on_week_for_all(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Pareil pour toutes les places »."""
    rang, grille = int(groups[0]), int(groups[1]) & TOUT
    if grille and find_seat(editeur.assistant, rang) is not None:
        await copy_week(context.unit, editeur, grille)
    await show_again(context, editeur, on_places)


async def on_hours(context: Context, editeur: Editeur, groups: tuple[str, ...], *, declaree: bool = False) -> None:
    """Exact hours: on which days? Those of the place first. `declaree`: the place itself was noted just before."""
    place = find_seat(editeur.assistant, int(groups[0]))
    known = jours_of(place.grille) if place is not None and place.grille else range(5)
    await show_days(context, editeur, int(groups[0]), sum(1 << jour for jour in known), declaree=declaree)


async def on_hour_days(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """The days so far live in the buttons."""
    await show_days(context, editeur, int(groups[0]), int(groups[1]) & TOUS_LES_JOURS)


async def show_days(
    context: Context, editeur: Editeur, rang: int, bits: int, *, declaree: bool = False, non: bool = False
) -> None:
    """The same, also after an answer that was not understood; hours may be typed at once."""
    place = find_seat(editeur.assistant, rang)
    if place is None:
        await show_entry(context, editeur, "profil/places")
        return
    await open_question(context, editeur, "creneau", rang, bits)
    await show_entry(
        context, editeur, "profil/heures_jours", rang=rang, place=place, choisis=bits, declaree=declaree, non=non
    )


async def on_from(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """From what hour?"""
    rang, bits = int(groups[0]), int(groups[1]) & TOUS_LES_JOURS
    await show_from(context, editeur, rang, bits)


async def show_from(context: Context, editeur: Editeur, rang: int, bits: int, *, non: bool = False) -> None:
    """The same, also after an answer that was not understood."""
    await open_question(context, editeur, "de", rang, bits)
    await show_entry(context, editeur, "profil/heures_de", rang=rang, choisis=bits, jours=days_of(bits), non=non)


async def on_until(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Until what hour?"""
    rang, bits, start = int(groups[0]), int(groups[1]) & TOUS_LES_JOURS, hour_of(groups[2])
    if start is None:
        await show_from(context, editeur, rang, bits)
    else:
        await show_until(context, editeur, rang, bits, start)


async def show_until(
    context: Context, editeur: Editeur, rang: int, bits: int, start: time, *, non: bool = False
) -> None:
    """The same, also after an answer that was not understood."""
    await open_question(context, editeur, "a", rang, bits, f"{start:%H%M}")
    await show_entry(
        context, editeur, "profil/heures_a", rang=rang, choisis=bits, jours=days_of(bits), de=start, non=non
    )


async def on_hours_said(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """These days, from this hour to that one."""
    start, end = hour_of(groups[2]), hour_of(groups[3])
    if start is None or end is None:
        await on_hours(context, editeur, groups[:1])
        return
    await say_hours(context, editeur, int(groups[0]), int(groups[1]) & TOUS_LES_JOURS, start, end)


async def say_hours(context: Context, editeur: Editeur, rang: int, bits: int, start: time, end: time) -> None:
    """Writes them: the moments of those days follow."""
    if bits and start != end:
        await say(context, editeur, rang, partial(with_hours, jours=days_of(bits), de=start, a=end))
    else:
        await show_from(context, editeur, rang, bits)


async def on_hours_forgotten(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Enlever les heures »: the moments stay."""

    def without_hours(place: Place) -> Place:
        return replace(place, horaires=())

    await say(context, editeur, int(groups[0]), without_hours)


def days_of(bits: int) -> tuple[int, ...]:
    """The days of a button, 0 = lundi."""
    return tuple(jour for jour in JOURS if bits >> jour & 1)


def hour_of(text: str) -> time | None:
    """« 730 » or « 0730 » as a button writes it; None for what is no hour."""
    hours, minutes = divmod(int(text), 100)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None
