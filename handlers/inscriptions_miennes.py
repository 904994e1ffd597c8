"""« Mes inscriptions »: hers only, to see, to change, to give back; the freed place she is offered."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.usecases.own_inscriptions import (
    Mienne,
    accept_offer,
    cancel_own,
    find_own,
    list_own,
    refuse_offer,
    set_photos,
)
from handlers.context import Context
from handlers.features import Handlers, tap


def handlers() -> Handlers:
    """The list, one of them, what she answers."""
    return [
        tap("at:il", on_list),
        tap(r"at:iv:(\d+)", on_one),
        tap(r"at:ix:(\d+)", on_cancel),
        tap(r"at:ixo:(\d+)", on_cancel_sure),
        tap(r"at:io:(\d+)", on_accept_offer),
        tap(r"at:iz:(\d+)", on_refuse_offer),
        tap(r"at:ip:(\d+):([01])", on_photos),
        CommandHandler("inscriptions", on_list, filters=filters.ChatType.PRIVATE),
    ]


async def on_list(update: Update, context: Context) -> None:
    """Those to come."""
    context.show("inscriptions/miennes", miennes=await list_own(context.unit, context.personne))


async def on_one(update: Update, context: Context) -> None:
    """One of them."""
    show_mine(context, await find_own(context.unit, context.personne, int(context.arg)))


async def on_cancel(update: Update, context: Context) -> None:
    """« Je ne viens plus »: asked first, below a reminder that stays."""
    mine = await find_own(context.unit, context.personne, int(context.arg))
    if mine is None or not mine.inscrite.inscription.is_alive:
        show_mine(context, mine)
    elif mine.rendable:
        context.show("inscriptions/annuler", m=mine)
    else:
        _too_late(context, mine)


async def on_cancel_sure(update: Update, context: Context) -> None:
    """The place goes to the next one."""
    done = await cancel_own(context.unit, context.personne, int(context.arg))
    if done == "trop_tard":
        mine = await find_own(context.unit, context.personne, int(context.arg))
        assert mine is not None
        _too_late(context, mine)
    elif done is None:
        context.show("inscriptions/introuvable")
    else:
        context.show("inscriptions/annulee", m=done)


async def on_accept_offer(update: Update, context: Context) -> None:
    """« Je prends la place »."""
    taken = await accept_offer(context.unit, context.personne, int(context.arg))
    if taken == "plus_gardee":
        context.show("inscriptions/plus_gardee")
    else:
        show_mine(context, taken, fait="prise")


async def on_refuse_offer(update: Update, context: Context) -> None:
    """« Non merci »."""
    mine = await refuse_offer(context.unit, context.personne, int(context.arg))
    context.show("inscriptions/introuvable") if mine is None else context.show("inscriptions/non_merci", m=mine)


async def on_photos(update: Update, context: Context) -> None:
    """A parent's own word about pictures of her child."""
    number, accord = context.groups
    show_mine(context, await set_photos(context.unit, context.personne, int(number), accord=accord == "1"))


def show_mine(context: Context, mine: Mienne | None, fait: str = "") -> None:
    """One of hers, also after something was done about it."""
    if mine is None:
        context.show("inscriptions/introuvable")
        return
    relais = context.unit.territoire.get(mine.atelier.relais_id)
    context.show(
        "inscriptions/mienne", m=mine, relais=relais, lieu=relais.lieu(mine.atelier.lieu or ""), fait=fait,
        passe=mine.atelier.is_over(context.unit.now),
    )  # fmt: skip


def _too_late(context: Context, mine: Mienne) -> None:
    relais = context.unit.territoire.get(mine.atelier.relais_id)
    context.show("inscriptions/trop_tard", m=mine, relais=relais)
