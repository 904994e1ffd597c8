"""« Les questions sans réponse »: the list for the animatrice, and what she does about each group. Names nobody."""

from __future__ import annotations

from telegram import Update

from bot.usecases.ask_animatrice import ask
from bot.usecases.treat_questions import (
    attach_page,
    consider_page,
    dismiss_group,
    find_group,
    list_groups,
    open_group,
)
from bot.usecases.write_page import begin_page
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.redaction import show_draft
from handlers.reponses import PAGE
from handlers.tableau import numbers, refuse

RATTACHER = "rattacher"


def handlers() -> Handlers:
    """The list, one group, and its four endings; the fourth, answering somebody, is a conversation."""
    return [
        tap(r"rp:q:(\d+)", on_list),
        tap(r"rp:g:(\d+)", on_group),
        tap(r"rp:gw:(\d+)", on_write),
        tap(r"rp:gx:(\d+)", on_dismiss),
        tap(r"rp:gc:(\d+)", on_look_for_page),
        tap(rf"rp:a:(\d+):{PAGE}", on_consider),
        tap(rf"rp:b:(\d+):{PAGE}", on_attach),
    ]


async def on_list(update: Update, context: Context) -> None:
    """What is asked most, first."""
    await show_list(context, numbers(context)[0])


async def show_list(context: Context, numero: int) -> None:
    """The list, also after a group left it."""
    feuille = await list_groups(context.unit, context.personne, numero)
    if feuille is None:
        refuse(context)
    else:
        context.show("reponses/questions", page=feuille)


async def on_group(update: Update, context: Context) -> None:
    """One group."""
    opened = await open_group(context.unit, context.personne, numbers(context)[0])
    if opened is None:
        context.show("reponses/groupe_fini")
    else:
        context.show("reponses/groupe", g=opened.groupe, pages=opened.pages, notees=opened.notees)


async def on_write(update: Update, context: Context) -> None:
    """« Écrire la réponse maintenant »: a page whose first wordings are these."""
    number = numbers(context)[0]
    groupe = await find_group(context.unit, context.personne, number)
    draft = (
        await begin_page(context.unit, context.personne, question_id=number, textes=groupe.textes) if groupe else None
    )
    if draft is None:
        context.show("reponses/groupe_fini")
    else:
        show_draft(context, draft)


async def on_dismiss(update: Update, context: Context) -> None:
    """« Ce n'est pas une question »."""
    await dismiss_group(context.unit, context.personne, numbers(context)[0])
    await show_list(context, 0)


async def on_look_for_page(update: Update, context: Context) -> None:
    """« Une autre page y répond »: which one?"""
    number = numbers(context)[0]
    if await find_group(context.unit, context.personne, number) is None:
        context.show("reponses/groupe_fini")
        return
    await ask(context.unit, context.personne, f"{RATTACHER}:{number}")
    show_in_private(context, "reponses/chercher", groupe=number)


async def on_consider(update: Update, context: Context) -> None:
    """« Cette page y répond »: what the page would learn."""
    number, page_id = context.groups
    considered = await consider_page(context.unit, context.personne, int(number), page_id)
    if considered is None:
        context.show("reponses/groupe_fini")
    else:
        context.show("reponses/rattacher", r=considered)


async def on_attach(update: Update, context: Context) -> None:
    """Sure."""
    number, page_id = context.groups
    attached = await attach_page(context.unit, context.personne, int(number), page_id)
    if attached is None:
        context.show("reponses/groupe_fini")
    else:
        context.show("reponses/rattachee", r=attached)
