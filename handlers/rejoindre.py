"""« Inviter les professionnelles »: how many have joined, the letters to print. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.adhesion import Choix
from bot.usecases.invite_everybody import Preparees, prepare_letters, see_adhesion, take_back_letters
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import refuse


def handlers() -> Handlers:
    """The screen and its three actions."""
    return [
        tap("an:rj", on_adhesion),
        tap("an:rj:(nouvelles)", on_letters),
        tap("an:rj:(toutes|annuler)", on_sure),
        tap("an:rj:(toutes):oui", on_letters),
        tap("an:rj:annuler:oui", on_taken_back),
    ]


async def on_adhesion(update: Update, context: Context) -> None:
    """« 112 professionnelles sur 146 ont rejoint »."""
    ecran = await see_adhesion(context.unit, context.personne)
    if ecran is None:
        refuse(context)
    else:
        context.show("rejoindre/ecran", e=ecran)


async def on_sure(update: Update, context: Context) -> None:
    """What ends codes already given is asked first."""
    context.show("rejoindre/sur", quoi=context.arg)


async def on_letters(update: Update, context: Context) -> None:
    """« Préparer les lettres »."""
    choix: Choix = "toutes" if context.arg == "toutes" else "nouvelles"
    done = await prepare_letters(context.unit, context.personne, choix)
    if done is None:
        refuse(context)
    elif isinstance(done, Preparees):
        context.show("rejoindre/fait", quoi="preparees", p=done)
    else:
        context.show("rejoindre/fait", quoi=done)


async def on_taken_back(update: Update, context: Context) -> None:
    """« Annuler ces lettres »."""
    combien = await take_back_letters(context.unit, context.personne)
    if combien is None:
        refuse(context)
    else:
        context.show("rejoindre/fait", quoi="annulees", combien=combien)
