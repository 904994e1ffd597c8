"""A campaign by sector and by commune on the team's screens, the people behind each figure, one picture."""

from __future__ import annotations

from telegram import Update

from bot.usecases.choose_secteur import see_mon_secteur
from bot.usecases.see_progression import ask_picture, find_current, list_behind, see_progression
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.vue import show_secteur
from handlers.vue_places import PORTEE

COUPE = PORTEE.replace("(", "(communes|", 1)  # communes: all of them, although the relais has sectors


def handlers() -> Handlers:
    """The figures, the picture, the lists."""
    return [
        tap("an:vc", on_current),
        tap(rf"an:vc:(\d+):{COUPE}", on_progression),
        tap(rf"an:vc:(\d+):{COUPE}:(\d+)", on_progression),
        tap(rf"an:vc:(\d+):{COUPE}:image", on_picture),
        tap(rf"an:vc:(\d+):{PORTEE}:([a-z_]+):(\d+)", on_people),
    ]


async def on_current(update: Update, context: Context) -> None:
    """The campaign in progress, else the last one."""
    campagne = await find_current(context.unit, context.personne)
    if campagne is None:
        context.show("vue/sans_campagne")
    else:
        await show_progression(context, campagne.id, "tout", 0)


async def on_progression(update: Update, context: Context) -> None:
    """One campaign in one part of the relais."""
    campagne, cle, numero = (*context.groups, "0")[:3]
    await show_progression(context, int(campagne), cle, int(numero))


async def show_progression(context: Context, campagne_id: int, cle: str, numero: int) -> None:
    """Its figures, by sector or by commune."""
    vue = await see_progression(context.unit, context.personne, campagne_id, cle, numero)
    if vue is None:
        context.show("campagnes/introuvable")
    elif vue.portee.communes == frozenset():
        show_secteur(context, await see_mon_secteur(context.unit, context.personne, 0))
    else:
        context.show("vue/campagne", v=vue)


async def on_picture(update: Update, context: Context) -> None:
    """« Image »: it comes below; the screen stays."""
    campagne, cle = context.groups
    chat_id, topic_id = context.turn.chat_id, context.topic_id
    if await ask_picture(context.unit, context.personne, int(campagne), cle, chat_id, topic_id) is None:
        context.show("campagnes/introuvable")
    else:
        context.toast("vue/arrive")


async def on_people(update: Update, context: Context) -> None:
    """The people behind a figure, or a reason."""
    campagne, cle, code, numero = context.groups
    await show_people(context, int(campagne), cle, code, int(numero))


async def show_people(context: Context, campagne_id: int, cle: str, code: str, numero: int) -> None:
    """One page of them."""
    liste = await list_behind(context.unit, context.personne, campagne_id, cle, code, numero)
    if liste is None:
        context.show("campagnes/introuvable")
    else:
        context.show("vue/campagne_liste", liste=liste, now=context.unit.now)
