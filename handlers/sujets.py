"""What people do with what the relais sends to many: « Bien reçu », and « Ce que je reçois ». Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.sujets import SUJETS
from bot.usecases.choose_sujets import choose_sujet, see_sujets
from bot.usecases.follow_annonce import confirm
from bot.usecases.make_annonce import find_annonce
from handlers.context import Context
from handlers.features import Handlers, tap


def handlers() -> Handlers:
    """From the menus, and under each letter."""
    return [
        tap("suj", on_sujets),
        tap(rf"suj:({'|'.join(SUJETS)}):([01])", on_sujet),
        tap(r"ann:ok:(\d+)", on_received),
    ]


async def on_sujets(update: Update, context: Context) -> None:
    """« Ce que je reçois »."""
    context.show("sujets/choix", c=await see_sujets(context.unit, context.personne))


async def on_sujet(update: Update, context: Context) -> None:
    """One subject more or less."""
    word, voulu = context.groups
    sujet = next(one for one in SUJETS if one == word)
    context.show("sujets/choix", c=await choose_sujet(context.unit, context.personne, sujet, voulu=voulu == "1"))


async def on_received(update: Update, context: Context) -> None:
    """« Bien reçu »: the alert stays where it is."""
    annonce_id = int(context.arg)
    said = await confirm(context.unit, context.personne, annonce_id)
    if said is None and await find_annonce(context.unit, context.personne, annonce_id) is not None:
        context.show("annonces/exemplaire", fresh=True)
    else:
        context.show("annonces/recu", fait=said, fresh=True)
