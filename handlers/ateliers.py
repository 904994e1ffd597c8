"""The planning of the team: a week, a month, one atelier, what is printed. Changes nothing."""

from __future__ import annotations

from typing import Any

from telegram import Update

from bot.domain.periodes_planning import PeriodePlanning
from bot.usecases.ask_animatrice import stop_asking
from bot.usecases.print_planning import print_planning
from bot.usecases.see_planning import see_atelier, see_team_planning
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse


def handlers() -> Handlers:
    """Everything that is only read."""
    return [
        tap("an:at", on_week),
        tap(r"an:at:(s|m):(\d+)", on_period),
        tap(r"an:ato:(\d+)", on_atelier),
        tap(r"an:ato:(\d+):plus", on_more),
        tap(r"an:atf:(s|m):(\d+)", on_print),
    ]


async def on_week(update: Update, context: Context) -> None:
    """« Ateliers »."""
    await show_planning(context, PeriodePlanning.week_of(context.unit.today))


async def on_period(update: Update, context: Context) -> None:
    """A week, a month, the one before, the next."""
    await show_planning(context, period_of(context))


def period_of(context: Context) -> PeriodePlanning:
    """The one that the button names; this week when it names none."""
    found = PeriodePlanning.read(context.groups[0], numbers(context)[0])
    return found or PeriodePlanning.week_of(context.unit.today)


async def show_planning(context: Context, periode: PeriodePlanning) -> None:
    """Where the planning stands."""
    planning = await see_team_planning(context.unit, context.personne, periode)
    if planning is None:
        refuse(context)
        return
    await stop_asking(context.unit, context.personne)
    context.show(
        "ateliers/planning",
        p=planning,
        today=PeriodePlanning.week_of(context.unit.today),
        mois=PeriodePlanning.month_of(periode.premier),
        semaine=PeriodePlanning.week_of(max(periode.premier, min(context.unit.today, periode.dernier))),
    )


async def on_atelier(update: Update, context: Context) -> None:
    """One atelier, everything about it on one screen."""
    await stop_asking(context.unit, context.personne)
    await show_atelier(context, numbers(context)[0])


async def show_atelier(context: Context, atelier_id: int, *, fresh: bool = False, **fait: Any) -> None:
    """The same after something was done: `refus`, `prevenues`, `nouvelles`, `fait`."""
    fiche = await see_atelier(context.unit, context.personne, atelier_id)
    if fiche is None:
        refuse(context)
        return
    said: dict[str, Any] = {"refus": None, "prevenues": None, "nouvelles": (), "fait": ""} | fait
    context.show("ateliers/atelier", fresh=fresh, f=fiche, a=fiche.atelier, **said)


async def on_more(update: Update, context: Context) -> None:
    """What is changed less often."""
    fiche = await see_atelier(context.unit, context.personne, numbers(context)[0])
    if fiche is None:
        refuse(context)
        return
    context.show("ateliers/plus", f=fiche, a=fiche.atelier)


async def on_print(update: Update, context: Context) -> None:
    """« Imprimer »."""
    periode = period_of(context)
    unit, qui, chat_id = context.unit, context.personne, context.turn.chat_id
    if await print_planning(unit, qui, periode, chat_id, context.topic_id, equipe=True) is None:
        refuse(context)
        return
    context.show("ateliers/en_preparation", retour=f"an:at:{periode.sorte}:{periode.code}")
