"""The planning as families and professionals read it: a week, a month, one atelier, on paper, in their agenda."""

from __future__ import annotations

from telegram import Update

from bot.domain.periodes_planning import PeriodePlanning
from bot.usecases.print_planning import print_planning, send_agenda
from bot.usecases.see_planning import list_coming, see_announced, see_planning
from handlers.ateliers import period_of
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers


def handlers() -> Handlers:
    """Everything that is read."""
    return [
        tap("at:pl", on_planning),
        tap(r"at:pl:(s|m):(\d+)", on_period),
        tap(r"at:pl:v:(\d+)", on_atelier),
        tap(r"at:pl:pdf:(s|m):(\d+)", on_print),
        tap("at:pl:ics", on_agenda),
        tap(r"at:pl:ics:(\d+)", on_agenda_of_one),
    ]


async def on_planning(update: Update, context: Context) -> None:
    """« Ateliers »: this week, or the first one that has something for her."""
    coming = [one for one in await list_coming(context.unit, context.personne) if one.etat == "annonce"]
    await show_planning(context, PeriodePlanning.week_of(coming[0].jour if coming else context.unit.today))


async def on_period(update: Update, context: Context) -> None:
    """Another week, a month."""
    await show_planning(context, period_of(context))


async def show_planning(context: Context, periode: PeriodePlanning) -> None:
    """What was announced to people like her."""
    planning = await see_planning(context.unit, context.personne, periode)
    if planning is None:
        context.show("ateliers/quel_relais")
        return
    today = context.unit.today
    context.show(
        "ateliers/planning_public",
        p=planning,
        mois=PeriodePlanning.month_of(periode.premier),
        semaine=PeriodePlanning.week_of(max(periode.premier, min(today, periode.dernier))),
        ancien=periode.fin <= today,
    )


async def on_atelier(update: Update, context: Context) -> None:
    """One of them."""
    found = await see_announced(context.unit, context.personne, numbers(context)[0])
    if found is None:
        context.show("ateliers/plus_annonce")
        return
    ligne, relais = found
    context.show("ateliers/fiche_publique", l=ligne, a=ligne.atelier, relais=relais, now=context.unit.now)


async def on_print(update: Update, context: Context) -> None:
    """« Imprimer »."""
    periode = period_of(context)
    planning = await print_planning(context.unit, context.personne, periode, context.turn.chat_id, context.topic_id)
    if planning is None:
        context.show("ateliers/quel_relais")
    else:
        context.show("ateliers/en_preparation", retour=f"at:pl:{periode.sorte}:{periode.code}")


async def on_agenda(update: Update, context: Context) -> None:
    """« Tous dans mon agenda »."""
    await _agenda(context, None, "at:pl")


async def on_agenda_of_one(update: Update, context: Context) -> None:
    """« Dans mon agenda »."""
    atelier_id = numbers(context)[0]
    await _agenda(context, atelier_id, f"at:pl:v:{atelier_id}")


async def _agenda(context: Context, atelier_id: int | None, retour: str) -> None:
    if await send_agenda(context.unit, context.personne, atelier_id, context.turn.chat_id):
        context.show("ateliers/en_preparation", retour=retour)
    else:
        context.show("ateliers/plus_annonce")
