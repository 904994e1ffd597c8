"""The free places of the relais on the team's screens: counts, lists, a picture, a sheet. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.places_libres import COUPES, Coupe
from bot.domain.tableau import page_of
from bot.usecases.choose_secteur import see_mon_secteur
from bot.usecases.see_places_libres import ask_picture, ask_sheet, list_places, see_places
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import refuse
from handlers.vue import show_secteur

COMMUNES_PAR_PAGE = 20
PORTEE = r"(tout|moi|[as]\d{1,15}|\w{5})"


def handlers() -> Handlers:
    """Counts first: « communes » has pages of its own."""
    coupes = f"({'|'.join(COUPES)})"
    return [
        tap(f"an:vp:{coupes}:{PORTEE}", on_places),
        tap(rf"an:vp:(communes):{PORTEE}:(\d+)", on_places),
        tap(f"an:vp:{coupes}:{PORTEE}:image", on_picture),
        tap(rf"an:vp:(\w+):{PORTEE}:(\d+)", on_list),
        tap(f"an:vx:{PORTEE}", on_sheet),
    ]


async def on_places(update: Update, context: Context) -> None:
    """How many places, cut one way."""
    coupe, cle, numero = (*context.groups, "0")[:3]
    vue = await see_places(context.unit, context.personne, _coupe(coupe), cle)
    if vue is None:
        refuse(context)
    elif vue.portee.communes == frozenset():
        show_secteur(context, await see_mon_secteur(context.unit, context.personne, 0))
    else:
        size = COMMUNES_PAR_PAGE if vue.coupe == "communes" else len(vue.comptes) or 1
        context.show("vue/places", v=vue, page=page_of(vue.comptes, int(numero), size))


async def on_picture(update: Update, context: Context) -> None:
    """« Image »: it comes below; the screen stays."""
    coupe, cle = context.groups
    chat_id, topic_id = context.turn.chat_id, context.topic_id
    vue = await ask_picture(context.unit, context.personne, _coupe(coupe), cle, chat_id, topic_id)
    if vue is None:
        refuse(context)
    else:
        context.toast("vue/arrive")


async def on_sheet(update: Update, context: Context) -> None:
    """« Tableur »: the same."""
    chat_id, topic_id = context.turn.chat_id, context.topic_id
    if await ask_sheet(context.unit, context.personne, context.arg, chat_id, topic_id) is None:
        refuse(context)
    else:
        context.toast("vue/arrive")


async def on_list(update: Update, context: Context) -> None:
    """Who has the places of a count."""
    code, cle, numero = context.groups
    liste = await list_places(context.unit, context.personne, code, cle, int(numero))
    if liste is None:
        refuse(context)
    else:
        context.show("vue/places_liste", liste=liste)


def _coupe(name: str) -> Coupe:
    return next(one for one in COUPES if one == name)
