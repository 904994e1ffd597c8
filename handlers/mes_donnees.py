"""« Mes données »: show, copy, correct, erase. Shows a person nothing but her own."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.domain.corrections import read_correction
from bot.usecases.correct_donnees import correct_donnees
from bot.usecases.forget_me import Efface, EncoreAnimatrice, forget_me
from bot.usecases.prefer_facile import prefer_facile
from bot.usecases.show_donnees import copy_donnees, show_donnees
from handlers.context import Context
from handlers.features import Handlers, tap


class Corrects(filters.MessageFilter):
    """« Mon prénom est … »."""

    def filter(self, message: Message) -> bool:
        """Also in the middle of a form, which is not touched."""
        return message.text is not None and read_correction(message.text) is not None


def handlers() -> Handlers:
    """The screen and its four buttons."""
    return [
        CommandHandler("donnees", on_donnees, filters=filters.ChatType.PRIVATE),
        MessageHandler(filters.ChatType.PRIVATE & filters.TEXT & Corrects(), on_correction),
        tap("data", on_donnees),
        tap("data:copie", on_copie),
        tap("data:corriger", on_corriger),
        tap("data:facile:([01])", on_facile),
        tap("data:effacer", on_effacer),
        tap("data:effacer:oui", on_effacer_oui),
    ]


async def on_donnees(update: Update, context: Context) -> None:
    """What is kept."""
    context.show("donnees/ecran", donnees=await show_donnees(context.unit, context.personne))


async def on_copie(update: Update, context: Context) -> None:
    """The file is a letter of its own."""
    await copy_donnees(context.unit, context.personne, f"compte:{context.personne.compte_id}:copie:{update.update_id}")


async def on_corriger(update: Update, context: Context) -> None:
    """How to say it: in a sentence, so that a half-filled form stays where it is."""
    context.show("donnees/corriger", donnees=await show_donnees(context.unit, context.personne))


async def on_correction(update: Update, context: Context) -> None:
    """« Mon numéro est le … »."""
    message = update.effective_message
    correction = read_correction(message.text or "") if message is not None else None
    if correction is None:
        return
    match await correct_donnees(context.unit, context.personne, correction):
        case "corrige":
            context.show("donnees/ecran", donnees=await show_donnees(context.unit, context.personne), fresh=True)
        case "a_partager":
            context.show("donnees/numero", refuse=False)
        case "sans_famille":
            context.show("donnees/ecran", donnees=await show_donnees(context.unit, context.personne), fresh=True)
        case "illisible":
            context.show("donnees/illisible")


async def on_facile(update: Update, context: Context) -> None:
    """« Facile à lire », wherever it exists; or the full texts again."""
    await prefer_facile(context.unit, context.personne, facile=context.arg == "1")
    context.show("donnees/ecran", donnees=await show_donnees(context.unit, context.personne))


async def on_effacer(update: Update, context: Context) -> None:
    """Before it is too late: what goes and what stays."""
    context.show("donnees/effacer", donnees=await show_donnees(context.unit, context.personne))


async def on_effacer_oui(update: Update, context: Context) -> None:
    """The only tap that cannot be undone."""
    match await forget_me(context.unit, context.personne):
        case Efface(demandes, fiche):
            relais = None if fiche is None else context.unit.territoire.get(fiche)
            context.show("donnees/efface", demandes=demandes, relais=relais)
        case EncoreAnimatrice():
            context.show("donnees/encore_animatrice")
