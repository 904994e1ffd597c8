"""« Chiffres » → « Contacts »: a period in the Caf's words, and what is behind each figure. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.registre import MOTIFS, PUBLICS
from bot.usecases.see_contacts import (
    ask_picture_of_contacts,
    ask_sheet_of_contacts,
    list_contacts,
    list_years,
    see_contacts,
)
from content.feuilles_contacts import TITRES
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse

CODES = "|".join(PUBLICS)
DERRIERE = "|".join(f"{public}_{motif}" for public in PUBLICS for motif in MOTIFS)


def handlers() -> Handlers:
    """What is read, and two files."""
    return [
        tap("an:ctf", on_figures),
        tap("an:ctf:(annees)", on_years),
        tap(r"an:ctf:(\w+)", on_figures),
        tap(rf"an:ctf:(\w+):({CODES}|canaux|entretiens)", on_part),
        tap(rf"an:ctf:(\w+):((?:{CODES})_)?image", on_picture),
        tap(r"an:ctf:(\w+):tableur", on_sheet),
        tap(rf"an:ctf:(\w+):({DERRIERE}):(\d+)", on_behind),
    ]


async def on_figures(update: Update, context: Context) -> None:
    """Everything, on one screen."""
    vue = await see_contacts(context.unit, context.personne, "".join(context.groups))
    if vue is None:
        refuse(context)
    else:
        context.show("contacts/chiffres", v=vue)


async def on_part(update: Update, context: Context) -> None:
    """One public, motif by channel; or the channels; or the interviews."""
    cle, what = context.groups
    vue = await see_contacts(context.unit, context.personne, cle)
    if vue is None:
        refuse(context)
    elif what in PUBLICS:
        context.show("contacts/chiffres_public", v=vue, code=what, public=PUBLICS[what], titre=TITRES[what])
    else:
        context.show(f"contacts/chiffres_{what}", v=vue, publics=list(PUBLICS.items()))


async def on_years(update: Update, context: Context) -> None:
    """« Une autre année »."""
    annees = await list_years(context.unit, context.personne)
    if annees is None:
        refuse(context)
    else:
        context.show("contacts/annees", annees=annees)


async def on_picture(update: Update, context: Context) -> None:
    """« Image »: it comes below; the screen stays."""
    cle, which = context.groups
    public = which.removesuffix("_") or None
    chat_id, topic_id = context.turn.chat_id, context.topic_id
    _coming(context, await ask_picture_of_contacts(context.unit, context.personne, cle, public, chat_id, topic_id))


async def on_sheet(update: Update, context: Context) -> None:
    """« Tableur »: the same."""
    chat_id, topic_id = context.turn.chat_id, context.topic_id
    _coming(context, await ask_sheet_of_contacts(context.unit, context.personne, context.arg, chat_id, topic_id))


async def on_behind(update: Update, context: Context) -> None:
    """The contacts behind a figure."""
    cle, which, _ = context.groups
    liste = await list_contacts(context.unit, context.personne, cle, which, numbers(context)[-1])
    if liste is None:
        refuse(context)
    else:
        context.show("contacts/derriere", l=liste, motif=MOTIFS[liste.motif])


def _coming(context: Context, asked: bool) -> None:
    if asked:
        context.toast("vue/arrive")
    else:
        refuse(context)
