"""A page being written: one thing asked at a time, the draft reread, previewed as it will arrive, published."""

from __future__ import annotations

from typing import Any, Final

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.domain.questions import PUBLICS
from bot.domain.redaction import CHAMPS, Champ
from bot.usecases.preview_page import preview_draft
from bot.usecases.publish_page import Publiee, publish_page
from bot.usecases.write_page import (
    FORMULAIRE,
    Brouillon,
    answer_champ,
    ask_champ,
    begin_correction,
    begin_page,
    find_draft,
    give_up_draft,
    read_draft,
)
from content.brouillon import to_typed
from handlers.context import Context
from handlers.features import FROM_TEAM, Handlers, InForm, tap
from handlers.prive import show_in_private
from handlers.reponses import PAGE

NAMES: Final = "|".join(CHAMPS)


def handlers() -> Handlers:
    """The buttons of a draft; then what is typed while it is open."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & FROM_TEAM
    return [
        tap("rp:n", on_new),
        tap(rf"rp:pe:{PAGE}", on_correct),
        tap("rp:d", on_resume),
        tap(rf"rp:d:({NAMES})", on_champ),
        tap(rf"rp:dc:({NAMES}):([a-z0-9_-]+)", on_choice),
        tap(r"rp:ds:(\d+)", on_subjects),
        tap("rp:da:([paf])", on_preview),
        tap("rp:dok:([01])", on_publish),
        tap("rp:dx", on_give_up),
        tap("rp:dx:oui", on_gave_up),
        MessageHandler(typed & InForm(FORMULAIRE), on_typed),
    ]


def show_draft(context: Context, draft: Brouillon | None, *, fresh: bool = False) -> None:
    """What is asked next, or the whole draft."""
    if draft is None:
        context.show("reponses/pas_de_brouillon", fresh=fresh)
    elif draft.champ is None:
        show_in_private(context, "reponses/brouillon", fresh=fresh, d=draft)
    else:
        show_in_private(context, "reponses/champ", fresh=fresh, d=draft, actuel=_current(draft), rang=0)


def _current(draft: Brouillon) -> Any:
    """What stands there now, as she can copy it."""
    page = draft.page
    match draft.champ:
        case "texte":
            return to_typed(page.texte)
        case "facile":
            return to_typed(page.facile)
        case "formulations":
            return "\n".join(page.questions)
        case "titre":
            return page.titre
        case _:
            return ""


async def on_new(update: Update, context: Context) -> None:
    """« Écrire une réponse »."""
    show_draft(context, await begin_page(context.unit, context.personne))


async def on_correct(update: Update, context: Context) -> None:
    """« Corriger » a page."""
    show_draft(context, await begin_correction(context.unit, context.personne, context.arg))


async def on_resume(update: Update, context: Context) -> None:
    """« Reprendre mon brouillon »."""
    show_draft(context, await ask_champ(context.unit, context.personne, None))


async def on_champ(update: Update, context: Context) -> None:
    """One thing to write again."""
    show_draft(context, await ask_champ(context.unit, context.personne, CHAMPS[context.arg]))


async def on_choice(update: Update, context: Context) -> None:
    """A button is an answer."""
    champ, valeur = context.groups
    show_draft(context, await answer_champ(context.unit, context.personne, CHAMPS[champ], valeur))


async def on_subjects(update: Update, context: Context) -> None:
    """« Autre sujet »: all of them, screen by screen."""
    draft = await ask_champ(context.unit, context.personne, "sujet")
    if draft is None:
        show_draft(context, None)
    else:
        show_in_private(context, "reponses/sujets", rang=int(context.arg))


async def on_typed(update: Update, context: Context) -> None:
    """Her words answer what was asked."""
    message = update.effective_message
    assert message is not None
    found = await find_draft(context.unit, context.personne)
    champ: Champ | None = found[1] if found else None
    show_draft(context, await answer_champ(context.unit, context.personne, champ, message.text or ""))


async def on_preview(update: Update, context: Context) -> None:
    """The very message that will arrive; then the draft again."""
    facile, public = context.arg == "f", PUBLICS.get(context.arg, "parent")
    vue = await preview_draft(context.unit, context.personne, public, facile=facile)
    if vue is None:
        show_draft(context, None)
        return
    show_in_private(context, "question/reponse", fresh=True, **vue)
    show_draft(context, await read_draft(context.unit, context.personne), fresh=True)


async def on_publish(update: Update, context: Context) -> None:
    """« Publier »."""
    match await publish_page(context.unit, context.personne, anyway=context.arg == "1"):
        case Publiee() as publiee:
            context.show("reponses/publiee", p=publiee)
        case "changee_depuis":
            context.show("reponses/changee_depuis")
        case "incomplete" | "rien":
            show_draft(context, await read_draft(context.unit, context.personne))


async def on_give_up(update: Update, context: Context) -> None:
    """« Abandonner »: asked first."""
    context.show("reponses/abandonner")


async def on_gave_up(update: Update, context: Context) -> None:
    """Sure."""
    await give_up_draft(context.unit, context.personne)
    context.show("reponses/pas_de_brouillon")
