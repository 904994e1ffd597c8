"""« Elle s'arrête »: why, from when, and the families to phone. Decides nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from telegram import Update

from bot.domain.mois import Mois
from bot.usecases.note_departure import MotifDepart, note_departure, note_return
from bot.usecases.tableau_du_relais import find_fiche
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.fiches import show_fiche
from handlers.tableau import numbers, refuse

MOTIFS: tuple[MotifDepart, ...] = get_args(MotifDepart)
MOTIF = f"({'|'.join(MOTIFS)})"
MOIS_PROPOSES = 4


def handlers() -> Handlers:
    """Two questions, and the way back."""
    return [
        tap(r"an:dp:(\d+)", on_why),
        tap(rf"an:dp:(\d+):{MOTIF}", on_when),
        tap(rf"an:dp:(\d+):{MOTIF}:(\d+)", on_noted),
        tap(r"an:dp:(\d+):reprend", on_return),
    ]


async def on_why(update: Update, context: Context) -> None:
    """« Elle s'arrête »."""
    await _ask(context, None)


async def on_when(update: Update, context: Context) -> None:
    """From when."""
    await _ask(context, context.groups[1])


async def on_noted(update: Update, context: Context) -> None:
    """Written down; the families who counted on her are listed."""
    motif = next(one for one in MOTIFS if one == context.groups[1])
    assistant_id, days = numbers(context)
    day = context.unit.today + timedelta(days=min(days, 366))
    told = await note_departure(context.unit, context.personne, assistant_id, motif, day)
    fiche = await find_fiche(context.unit, context.personne, assistant_id)
    if told is None or fiche is None:
        refuse(context)
    elif told.numeros:
        context.show("fiches/familles_a_prevenir", a=fiche.assistant, c=told)
    else:
        await show_fiche(context, assistant_id)


async def on_return(update: Update, context: Context) -> None:
    """« Elle reprend »."""
    (assistant_id,) = numbers(context)
    if await note_return(context.unit, context.personne, assistant_id):
        await show_fiche(context, assistant_id)
    else:
        refuse(context)


async def _ask(context: Context, motif: str | None) -> None:
    fiche = await find_fiche(context.unit, context.personne, numbers(context)[0])
    if fiche is None:
        refuse(context)
        return
    context.show("fiches/depart", a=fiche.assistant, motif=motif, jours=_days(context.unit.today))


def _days(today: date) -> list[tuple[date, int]]:
    """Today, then the first days of the months to come, with how many days away each is."""
    this = Mois.of(today)
    months = (this.plus(n) for n in range(1, MOIS_PROPOSES + 1))
    return [(day, (day - today).days) for day in (today, *(date(month.annee, month.mois, 1) for month in months))]
