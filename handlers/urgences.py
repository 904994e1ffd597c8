"""Danger first: read before every form, answered at once with numbers. Then what needs a human and no page."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_relais import ask_relais
from bot.usecases.browse_pages import known_relais
from bot.usecases.call_responsable import PasDeResponsable, call_responsable
from bot.usecases.leave_form import leave_form
from bot.usecases.leave_in_peace import leave_in_peace
from bot.usecases.note_emergency import note_emergency
from bot.usecases.open_conversation import Ouverte
from content.reponses.danger import RETRAIT, Danger, find_danger, find_sensible
from content.reponses.langues import langue
from handlers.context import Context, turn
from handlers.conversations import open_with
from handlers.features import Handlers, tap
from handlers.formulaire import CODES

REMARQUE = "remarque"  # the one question of a search where such words are an answer for the relais


class Said(filters.MessageFilter):
    """What somebody typed for the bot: an animatrice answers people and writes pages with the same words."""

    def filter(self, message: Message) -> bool:
        personne = turn.get().personne
        at_work = message.reply_to_message is not None or personne.dialogue is not None
        return personne.animateur_id is None or not at_work


class SaysDanger(filters.MessageFilter):
    """Words or a caption in which somebody is in danger."""

    def filter(self, message: Message) -> bool:
        return find_danger(said(message)) is not None


class SaysSensible(filters.MessageFilter):
    """A loss, a fear, a debt… said to the bot, outside the remark of a search, by nobody of the team."""

    def filter(self, message: Message) -> bool:
        personne = turn.get().personne
        if personne.animateur_id is not None or (personne.dialogue and personne.dialogue.etape == REMARQUE):
            return False
        return find_sensible(said(message)) is not None


def handlers() -> Handlers:
    """Just after the gate, before STOP and every form. An edited message counts too."""
    typed = filters.ChatType.PRIVATE & (filters.TEXT | filters.CAPTION) & ~filters.COMMAND & Said()
    return [
        MessageHandler(typed & SaysDanger(), on_danger),
        MessageHandler(typed & SaysSensible(), on_sensible),
        tap("urg:rappel", on_call_back),
        tap("urg:resp", on_responsable),
    ]


def said(message: Message) -> str:
    """What is written, also under a picture."""
    return message.text or message.caption or ""


async def on_danger(update: Update, context: Context) -> None:
    """One fixed message, at once; the form under way is not touched."""
    found = _found(update)
    assert found is not None
    personne = context.personne
    if personne.animateur_id is None:
        await note_emergency(context.unit, personne, found.sorte)
    show_danger(context, found, situation="equipe" if personne.animateur_id is not None else "seule")


async def on_silent_danger(update: Update, context: Context) -> None:
    """While a human speaks with her, her words reach the team as usual; the numbers are shown all the same."""
    message = update.effective_message
    if message is None:
        return
    if (found := find_danger(said(message))) is not None:
        await note_emergency(context.unit, context.personne, found.sorte, tell=False)
        show_danger(context, found, situation="conversation")
    elif find_sensible(said(message)) in RETRAIT:
        await leave_in_peace(context.unit, context.personne)


def show_danger(context: Context, danger: Danger, *, situation: str) -> None:
    """The message of that sort."""
    context.show(
        f"urgences/{danger.sorte}",
        fresh=True,
        langue=langue(danger.lang) if danger.lang else None,
        aussi=danger.aussi,
        travail=danger.travail,
        situation=situation,
        **_around(context),
    )


async def on_sensible(update: Update, context: Context) -> None:
    """One sober sentence and a human. What asks for silence also stops the automatic messages."""
    message = update.effective_message
    assert message is not None
    sorte = find_sensible(said(message))
    around = _around(context)
    if sorte in RETRAIT:
        await leave_in_peace(context.unit, context.personne)
        if around["reprendre"] and context.personne.dialogue:  # it waits in « Mes demandes », and asks nothing more
            await leave_form(context.unit, context.personne, context.personne.dialogue.formulaire, keep=True)
            around["reprendre"] = None
    context.show(f"sensible/{sorte}", fresh=True, **around)


async def on_call_back(update: Update, context: Context) -> None:
    """« Être rappelé par le relais »: says when it opens, and tells the team who."""
    await open_with(context, "rappel")


async def on_responsable(update: Update, context: Context) -> None:
    """« Être rappelé par la responsable »: she alone is told."""
    await tell_responsable(context)


async def tell_responsable(context: Context) -> None:
    """The commune first, when it is not known."""
    match await call_responsable(context.unit, context.personne):
        case Ouverte():
            return  # the use case wrote to both
        case PasDeResponsable(relais=relais):
            context.show("urgences/pas_de_responsable", fresh=True, relais=relais)
        case "animatrice":
            context.show("conversation/vous_etes_l_equipe", fresh=True)
        case "relais_inconnu":
            await ask_relais(context.unit, context.personne, "inquietude")
            context.show("relais/quelle_commune", fresh=True)


def _found(update: Update) -> Danger | None:
    message = update.effective_message
    return find_danger(said(message)) if message else None


def _around(context: Context) -> dict[str, Any]:
    """Her relais when it is known, and the button of the form that waits."""
    dialogue = context.personne.dialogue
    code = CODES.get(dialogue.formulaire) if dialogue else None
    return {"relais": known_relais(context.unit, context.personne), "reprendre": f"{code}:reprendre" if code else None}
