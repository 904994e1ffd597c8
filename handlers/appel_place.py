"""« J'ai une place », said on the phone: from when, which days. Which seat it is does not matter here."""

from __future__ import annotations

from datetime import date

from telegram import Update

from bot.domain.lignes_appel import Cible
from bot.domain.mois import Mois
from bot.usecases.record_call import note_place
from bot.usecases.see_call import open_line
from handlers.appel_en_main import HERS, show_call, show_finished
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers

MOIS_PROPOSES = 8
TOUS_LES_JOURS = 127


def handlers() -> Handlers:
    """Three taps."""
    return [
        tap(HERS + ":place", on_place),
        tap(HERS + r":m:(\d+)", on_month),
        tap(HERS + r":j:(\d+):(\d+)", on_days),
        tap(HERS + r":jok:(\d+):(\d+)", on_declared),
    ]


async def on_place(update: Update, context: Context) -> None:
    """From when?"""
    f, who = numbers(context)
    await _show(context, f, who, "appels/quand")


async def on_month(update: Update, context: Context) -> None:
    """Which days: three usual answers, or others."""
    f, who, code, *_ = numbers(context)
    await _show(context, f, who, "appels/jours", code=code, choisis=None)


async def on_days(update: Update, context: Context) -> None:
    """Other days, one by one."""
    f, who, code, chosen = numbers(context)
    await _show(context, f, who, "appels/jours", code=code, choisis=chosen & TOUS_LES_JOURS)


async def on_declared(update: Update, context: Context) -> None:
    """That is all: the place is declared."""
    f, who, code, chosen = numbers(context)
    days = frozenset(day for day in range(7) if chosen >> day & 1)
    since = _day(code)
    if not days:
        await on_month(update, context)
        return
    fini = await note_place(context.unit, context.personne, who, since, days)
    show_finished(context, f, fini, depuis=since)


async def _show(context: Context, f: int, who: int, template: str, code: int = 0, choisis: int | None = None) -> None:
    ecran = await open_line(context.unit, context.personne, Cible("assistant", who))
    ahead = [Mois.of(context.unit.today).plus(n) for n in range(1, MOIS_PROPOSES + 1)]
    show_call(context, f, ecran, template, mois=ahead, code=code, depuis=_day(code), choisis=choisis)


def _day(code: int) -> date | None:
    """The first day of the month written yyyymm; None for now, and for what is no month."""
    year, month = divmod(code, 100)
    return date(year, month, 1) if 2000 <= year <= 2999 and 1 <= month <= 12 else None
