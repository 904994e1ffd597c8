"""« Parler au relais »: from now on a human answers. The gate carries what follows."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.domain.conversations import Envoi, Motif
from bot.domain.demande_accueil import DemandeAccueil
from bot.usecases.ask_relais import ask_relais
from bot.usecases.close_conversation import end_conversation
from bot.usecases.follow_demandes import follow_demande
from bot.usecases.open_conversation import DejaOuverte, Ouverte, PersonneAuRelais, open_conversation
from handlers.context import Context
from handlers.features import Handlers, tap


def handlers() -> Handlers:
    """Offered everywhere."""
    return [
        tap("parler", on_parler),
        tap(r"parler:m:(\d+)", on_transmit),
        tap(r"parler:d:(\d+)", on_about),
        tap("parler:fin", on_end),
        CommandHandler("parler", on_parler, filters=filters.ChatType.PRIVATE),
        CommandHandler("terminer", on_end, filters=filters.ChatType.PRIVATE),
    ]


async def on_parler(update: Update, context: Context) -> None:
    """« Parler au relais »."""
    await open_with(context, "parler")


async def on_transmit(update: Update, context: Context) -> None:
    """« Transmettre au relais »: what she had sent and nobody understood."""
    await open_with(context, "parler", int(context.arg))


async def on_about(update: Update, context: Context) -> None:
    """« Parler au relais » under one of her requests: the team sees which one."""
    suivie = await follow_demande(context.unit, context.personne, int(context.arg))
    if suivie is None:
        context.show("demandes/plus_ouverte")
        return
    await open_with(context, "parler", demande=suivie.demande)


async def open_with(
    context: Context, motif: Motif, message_id: int | None = None, demande: DemandeAccueil | None = None
) -> None:
    """Opens; when her relais is not known, asks her commune first and goes on from there."""
    envoi = Envoi(context.personne.telegram_id, message_id, "message") if message_id else None
    match await open_conversation(context.unit, context.personne, motif, envoi, demande=demande):
        case Ouverte():
            return  # the use case wrote to both
        case DejaOuverte() as deja:
            context.show("conversation/deja_ouverte", fresh=True, d=deja)
        case PersonneAuRelais(relais=relais):
            context.show("conversation/personne_au_relais", relais=relais)
        case "animatrice":
            context.show("conversation/vous_etes_l_equipe")
        case "relais_inconnu":
            await ask_relais(context.unit, context.personne, motif, message_id=message_id)
            context.show("relais/quelle_commune")


async def on_end(update: Update, context: Context) -> None:
    """« Terminer »: the bot speaks again."""
    ended = await end_conversation(context.unit, context.personne)
    context.show("conversation/terminee" if ended else "conversation/aucune", fresh=True)
