"""One set of screens to change an entry, for herself (`pf…`) or an animatrice (`an:pf:…`). Decides nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.assistants import Source
from bot.usecases.ask_animatrice import ask, stop_asking
from bot.usecases.editeur import Editeur, edit_for, edit_own, reread
from bot.usecases.see_disponibilites import see_entry
from handlers.context import Context
from handlers.features import tap
from handlers.tableau import refuse

PREFIX = r"(?:pf|an:pf:(\d+):([123]))"
SOURCES: tuple[Source, ...] = ("telephone", "visite", "courriel")  # 1, 2 and 3 in a button
FORMULAIRE = "profil"

Callback = Callable[[Context, Editeur, tuple[str, ...]], Awaitable[None]]


def edit_tap(suffix: str, callback: Callback) -> CallbackQueryHandler[Context, Any]:
    """A button of these screens; `callback` gets the entry and what the suffix caught."""

    async def on_tap(_update: Update, context: Context) -> None:
        who, how, *rest = context.groups
        editeur = await find_editeur(context, who, how)
        if editeur is not None:
            await close_question(context)
            await callback(context, editeur, tuple(rest))

    return tap(PREFIX + suffix, on_tap)


async def find_editeur(context: Context, who: str = "", how: str = "") -> Editeur | None:
    """Whose entry this is; whoever may not change it is told so."""
    if not who:
        own = await edit_own(context.unit, context.personne)
        if own is None:
            context.show("pro/inconnue")
        return own
    editeur = await edit_for(context.unit, context.personne, int(who), SOURCES[int(how) - 1])
    if editeur is None:
        refuse(context)
    return editeur


def prefix_of(editeur: Editeur) -> str:
    """How the buttons of this entry begin."""
    if editeur.herself:
        return "pf"
    return f"an:pf:{editeur.assistant.id}:{SOURCES.index(editeur.par.source) + 1}"


async def show_entry(context: Context, editeur: Editeur, template: str, **data: Any) -> None:
    """One screen of the entry as it is now."""
    moi = await see_entry(context.unit, editeur)
    context.show(
        template,
        p=prefix_of(editeur),
        elle=editeur.herself,
        source=editeur.par.source,
        moi=moi,
        a=moi.assistant,
        ecrire=may_type(context),
        **data,
    )


async def show_again(context: Context, editeur: Editeur, show: Callback, *groups: object) -> None:
    """The screen that `show` draws, once something was written."""
    await show(context, await reread(context.unit, editeur), tuple(str(part) for part in groups))


def may_type(context: Context) -> bool:
    """In the team's group everybody reads: there, only buttons answer."""
    return context.turn.chat_id == context.personne.telegram_id


async def open_question(context: Context, editeur: Editeur, what: str, *parts: object) -> None:
    """What is typed next answers this; kept as a row, so that a restart forgets nothing."""
    if may_type(context):
        etape = "|".join([prefix_of(editeur), ":".join([what, *map(str, parts)])])
        await ask(context.unit, context.personne, etape, FORMULAIRE)


async def close_question(context: Context) -> None:
    """A button was touched instead, or the answer came."""
    await stop_asking(context.unit, context.personne, FORMULAIRE)
