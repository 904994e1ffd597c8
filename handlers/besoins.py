"""« Besoins non couverts » on the team's screens: a year, one of its tables, a picture, a sheet. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.besoins_non_couverts import NATURES
from bot.usecases.see_besoins import ask_picture_of_besoins, ask_sheet_of_besoins, see_besoins
from content.feuilles_besoins import TITRES, tables_of
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse

PART = f"({'|'.join(TITRES)})"


def handlers() -> Handlers:
    """What is read, and two files."""
    return [
        tap("an:bn", on_year),
        tap(r"an:bn:(\d+)", on_year),
        tap(r"an:bn:(\d+):tableur", on_sheet),
        tap(rf"an:bn:(\d+):{PART}", on_table),
        tap(rf"an:bn:(\d+):{PART}:image", on_picture),
    ]


async def on_year(update: Update, context: Context) -> None:
    """The whole year on one screen."""
    vue = await see_besoins(context.unit, context.personne, sum(numbers(context)))
    if vue is None:
        refuse(context)
        return
    tables = tables_of(vue.publie, vue.noms)
    context.show("besoins/ecran", v=vue, tables=tables, codes=[one for one in NATURES if tables[one]])


async def on_table(update: Update, context: Context) -> None:
    """One table of it."""
    vue = await see_besoins(context.unit, context.personne, numbers(context)[0])
    if vue is None:
        refuse(context)
        return
    part = context.groups[1]
    lignes = tables_of(vue.publie, vue.noms)[part]
    context.show("besoins/table", v=vue, part=part, titre=TITRES[part], lignes=lignes)


async def on_picture(update: Update, context: Context) -> None:
    """« Image »: it comes below; the screen stays."""
    this, part = context.turn, context.groups[1]
    annee = numbers(context)[0]
    asked = await ask_picture_of_besoins(context.unit, context.personne, annee, part, this.chat_id, context.topic_id)
    _coming(context, asked)


async def on_sheet(update: Update, context: Context) -> None:
    """« Tableur »: the same."""
    this, annee = context.turn, numbers(context)[0]
    _coming(context, await ask_sheet_of_besoins(context.unit, context.personne, annee, this.chat_id, context.topic_id))


def _coming(context: Context, asked: bool) -> None:
    if asked:
        context.toast("vue/arrive")
    else:
        refuse(context)
