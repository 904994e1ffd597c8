"""Amounts on the board: « vérifié aujourd'hui » in one tap each, corrected for a date. Computes nothing."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import asked_of
from bot.usecases.verify_bareme import (
    CORRIGER,
    Correction,
    ask_correction,
    confirm_montant,
    list_montants,
    read_correction,
    save_correction,
    see_montant,
)
from handlers.context import Context, turn
from handlers.features import FROM_TEAM, Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import numbers, refuse

NOM = r"([a-z0-9_]+)"


class _Correcting(filters.MessageFilter):
    """She was asked for the new value."""

    def filter(self, _message: Message) -> bool:
        return asked_of(turn.get().personne)[0] == CORRIGER


def handlers() -> Handlers:
    """The list, one amount, its correction."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & FROM_TEAM
    return [
        tap(r"rp:m:(\d+)", on_list),
        tap(rf"rp:mb:{NOM}", on_one),
        tap(rf"rp:mv:{NOM}", on_confirm),
        tap(rf"rp:mc:{NOM}", on_correct),
        tap("rp:mok", on_save),
        MessageHandler(typed & _Correcting(), on_typed),
    ]


async def on_list(update: Update, context: Context) -> None:
    """Those to confirm first."""
    feuille = await list_montants(context.unit, context.personne, numbers(context)[0])
    if feuille is None:
        refuse(context)
    else:
        context.show("reponses/montants", page=feuille)


async def on_one(update: Update, context: Context) -> None:
    """One amount."""
    vu = await see_montant(context.unit, context.personne, context.arg)
    context.show("reponses/montant", m=vu, fait="") if vu else refuse(context)


async def on_confirm(update: Update, context: Context) -> None:
    """« Vérifié aujourd'hui »."""
    vu = await confirm_montant(context.unit, context.personne, context.arg)
    context.show("reponses/montant", m=vu, fait="confirme") if vu else refuse(context)


async def on_correct(update: Update, context: Context) -> None:
    """« Corriger »: what is it now, since when?"""
    vu = await ask_correction(context.unit, context.personne, context.arg)
    if vu is None:
        refuse(context)
    else:
        show_in_private(context, "reponses/montant_nouveau", m=vu, illisible=False)


async def on_typed(update: Update, context: Context) -> None:
    """Read, shown, not written yet."""
    message = update.effective_message
    assert message is not None
    match await read_correction(context.unit, context.personne, message.text or ""):
        case Correction() as correction:
            context.show("reponses/montant_relu", c=correction)
        case "illisible":
            vu = await see_montant(context.unit, context.personne, asked_of(context.personne)[1][0])
            context.show("reponses/montant_nouveau", m=vu, illisible=True)
        case None:
            refuse(context)


async def on_save(update: Update, context: Context) -> None:
    """« C'est bien cela »."""
    vu = await save_correction(context.unit, context.personne)
    context.show("reponses/montant", m=vu, fait="corrige") if vu else context.show("reponses/introuvable", fresh=True)
