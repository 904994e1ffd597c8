"""« À appeler aujourd'hui »: the list, a part of it, the file to print. Opens no call."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from bot.domain.filtres_appels import MOTIFS, Filtre
from bot.usecases.print_calls import Sort, print_calls
from bot.usecases.read_calls import list_call_zones, list_calls
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers, refuse

TOUT = Filtre()


def handlers() -> Handlers:
    """The list and its parts."""
    return [
        tap(r"an:app:(\d+)", on_calls),
        tap(r"an:app:(\d+):(\d+)", on_some_calls),
        tap(r"an:apf:(\d+)", on_filters),
        tap(r"an:apz:(\d+)", on_zones),
        tap(r"an:apx:(\d+):(pdf|xlsx)", on_print),
    ]


async def on_calls(update: Update, context: Context) -> None:
    """« À appeler aujourd'hui »: everybody."""
    await show_calls(context, TOUT, numbers(context)[0])


async def on_some_calls(update: Update, context: Context) -> None:
    """A part of it."""
    code, numero = numbers(context)
    await show_calls(context, Filtre.of(code), numero)


async def show_calls(context: Context, filtre: Filtre, numero: int = 0) -> None:
    """One page."""
    ecran = await list_calls(context.unit, context.personne, filtre, numero)
    if ecran is None:
        refuse(context)
        return
    context.show(
        "appels/aujourd_hui", e=ecran, communes=communes_of(context), now=context.unit.now,
        moi=context.personne.animateur_id if in_private(context) else None,
    )  # fmt: skip


def in_private(context: Context) -> bool:
    """She tapped in her own chat; in the team's group everybody reads, hence names instead of « vous »."""
    return context.turn.chat_id == context.personne.telegram_id


async def on_filters(update: Update, context: Context) -> None:
    """Which part: by reason."""
    ecran = await list_calls(context.unit, context.personne, Filtre.of(numbers(context)[0]), 0)
    if ecran is None:
        refuse(context)
        return
    choices = [(one, replace(ecran.filtre, motif=one).code) for one in MOTIFS]
    context.show("appels/filtres", e=ecran, choix=choices)


async def on_zones(update: Update, context: Context) -> None:
    """Which part: by commune or sector."""
    filtre = Filtre.of(numbers(context)[0])
    zones = await list_call_zones(context.unit, context.personne)
    if zones is None:
        refuse(context)
        return
    choices = [(zone.nom, replace(filtre, zone=zone.numero).code) for zone in zones]
    context.show("appels/zones", zones=choices, partout=replace(filtre, zone=0).code, f=filtre.code)


async def on_print(update: Update, context: Context) -> None:
    """« À imprimer », « En tableur »: always to her own chat, names are not for everybody's phone."""
    sort: Sort = "pdf" if context.groups[1] == "pdf" else "xlsx"
    if await print_calls(context.unit, context.personne, Filtre.of(numbers(context)[0]), sort) is None:
        refuse(context)
        return
    context.toast("appels/liste_demandee")
