"""« J'ai une place », in five taps at most: which, from when, what ages, which days. The rest has its usual answer."""

from __future__ import annotations

from datetime import date

from telegram import Update

from bot.domain.assistants import AssistantMaternel
from bot.domain.semaine import JOURS
from bot.usecases.ask_animatrice import ask
from bot.usecases.declare_places import PlaceLibre, declare_place, find_seat, seats
from bot.usecases.editeur import edit_own
from handlers.context import Context
from handlers.disponibilites import find_herself, show_disponibilites
from handlers.editeur import FORMULAIRE, close_question, may_type
from handlers.features import Handlers, tap
from handlers.places import AGES, month_day, months_ahead
from handlers.semaine import TOUS_LES_JOURS, days_of, on_hours

DU_LUNDI_AU_VENDREDI = 0b0011111


def handlers() -> Handlers:
    """One question a screen; what was answered lives in the buttons."""
    return [
        tap("pro:libre", on_j_ai_une_place),
        tap(r"pro:r:(\d+)", on_which),
        tap(r"pro:q:(\d+):(\d+)", on_when),
        tap(r"pro:a:(\d+):(\d+):([xtbgs])", on_ages),
        tap(r"pro:j:(\d+):(\d+):([xtbgs]):(\d+)", on_days),
        tap(r"pro:jok:(\d+):(\d+):([xtbgs]):(\d+)", on_declared),
        tap(r"pro:jh:(\d+):(\d+):([xtbgs]):(\d+)", on_declared_with_hours),
    ]


async def on_j_ai_une_place(update: Update, context: Context) -> None:
    """Which seat, unless there is only one."""
    assistant = await find_herself(context)
    if assistant is None:
        return
    places = seats(assistant)
    if len(places) == 1:
        await ask_when(context, places[0].rang)
    else:
        context.show("pro/laquelle", places=places, today=context.unit.today)


async def on_which(update: Update, context: Context) -> None:
    """From when."""
    if await find_herself(context) is not None:
        await ask_when(context, int(context.arg))


async def on_when(update: Update, context: Context) -> None:
    """For which ages, unless they are already known."""
    assistant = await find_herself(context)
    if assistant is None:
        return
    rang, mois = context.groups
    await ask_ages(context, assistant, rang, mois)


async def ask_ages(context: Context, assistant: AssistantMaternel, rang: str, mois: str) -> None:
    """The same once the day was typed; `mois` is a month, a day or 0 for now."""
    await close_question(context)
    place = find_seat(assistant, int(rang))
    if place is not None and (place.age_min, place.age_max) != (None, None):
        _ask_days(context, rang, mois, "x", DU_LUNDI_AU_VENDREDI)
    else:
        context.show("pro/ages", rang=rang, mois=mois)


async def on_ages(update: Update, context: Context) -> None:
    """Which days: the whole week first, a tap takes one out."""
    if await find_herself(context) is not None:
        rang, mois, age = context.groups
        _ask_days(context, rang, mois, age, DU_LUNDI_AU_VENDREDI)


async def on_days(update: Update, context: Context) -> None:
    """The days so far live in the buttons."""
    if await find_herself(context) is not None:
        rang, mois, age, choisis = context.groups
        _ask_days(context, rang, mois, age, int(choisis) & TOUS_LES_JOURS)


async def on_declared(update: Update, context: Context) -> None:
    """That seat is free: the open requests are read again at once."""
    assistant = await find_herself(context)
    if assistant is not None:
        asked = await _declare(context, assistant)
        if asked is not None:
            await show_disponibilites(context, fait="place", demandes=asked, rang=int(context.arg))


async def on_declared_with_hours(update: Update, context: Context) -> None:
    """The same, then the exact hours: the place is declared already, whatever comes of them."""
    assistant = await find_herself(context)
    if assistant is not None and await _declare(context, assistant) is not None:
        editeur = await edit_own(context.unit, context.personne)
        assert editeur is not None
        await on_hours(context, editeur, (context.arg,), declaree=True)


async def _declare(context: Context, assistant: AssistantMaternel) -> int | None:
    """How many requests she is asked for; None when there is nothing to declare yet, which is said."""
    rang, mois, age, choisis = context.groups
    jours = frozenset(days_of(int(choisis)))
    if not jours or find_seat(assistant, int(rang)) is None:
        _ask_days(context, rang, mois, age, 0)
        return None
    ages = None if age == "x" else AGES[age]
    return await declare_place(context.unit, assistant, PlaceLibre(int(rang), day_of(mois), jours, ages))


async def ask_when(context: Context, rang: int, *, non: bool = False) -> None:
    """From when: a month of the list, or a date to be typed."""
    ecrire = may_type(context)
    if ecrire:
        await ask(context.unit, context.personne, f"pf|libre:{rang}", FORMULAIRE)
    context.show("pro/quand", rang=rang, mois=months_ahead(context.unit.today), ecrire=ecrire, non=non)


def day_of(code: str) -> date | None:
    """« 20270104 » is a day that was typed, « 202701 » the first of a month; None: now."""
    if len(code) != len("20270104"):
        return month_day(code)
    try:
        return date.fromisoformat(code)
    except ValueError:  # a button that nobody made
        return None


def _ask_days(context: Context, rang: str, mois: str, age: str, choisis: int) -> None:
    context.show("pro/jours", rang=rang, mois=mois, age=age, choisis=choisis, jours=days_of(choisis), tous=JOURS)
