"""The list of an atelier, and presences in a minute: for whoever leads it, never for the others."""

from __future__ import annotations

from telegram import Update

from bot.domain.tableau import page_of
from bot.usecases.mark_presences import add_child, has_begun, mark_all, mark_next
from bot.usecases.see_inscrits import see_inscrits
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse

PAR_PAGE = 8


def handlers() -> Handlers:
    """The list, the roll call."""
    return [
        tap(r"an:pre:(\d+)", on_list),
        tap(r"an:prep:(\d+):(\d+)", on_page),
        tap(r"an:prec:(\d+):(\d+)", on_next),
        tap(r"an:pree:(\d+):(\d+):([01])", on_child),
        tap(r"an:pret:(\d+)", on_all),
    ]


async def on_list(update: Update, context: Context) -> None:
    """Who comes, who waits."""
    await show_list(context, numbers(context)[0])


async def on_page(update: Update, context: Context) -> None:
    """The roll call."""
    atelier_id, page = numbers(context)
    await show_page(context, atelier_id, page)


async def on_next(update: Update, context: Context) -> None:
    """« Présente », « absente », « excusée »."""
    inscription_id, page = numbers(context)
    atelier = await mark_next(context.unit, context.personne, inscription_id)
    if atelier is None:
        refuse(context)
        return
    await show_page(context, atelier.id, page)


async def on_child(update: Update, context: Context) -> None:
    """One child more, or fewer."""
    inscription_id, page, more = numbers(context)
    atelier = await add_child(context.unit, context.personne, inscription_id, 1 if more else -1)
    if atelier is None:
        refuse(context)
        return
    await show_page(context, atelier.id, page)


async def on_all(update: Update, context: Context) -> None:
    """« Toutes présentes »."""
    atelier = await mark_all(context.unit, context.personne, numbers(context)[0])
    if atelier is None:
        refuse(context)
        return
    await show_page(context, atelier.id, 0)


async def show_list(context: Context, atelier_id: int) -> None:
    """The list, also after somebody was added."""
    feuille = await see_inscrits(context.unit, context.personne, atelier_id)
    if feuille is None:
        refuse(context)
        return
    context.show(
        "presences/liste", f=feuille, commence=has_begun(context.unit, feuille.atelier),
        passe=feuille.atelier.is_over(context.unit.now),
    )  # fmt: skip


async def show_page(context: Context, atelier_id: int, page: int) -> None:
    """One page of the roll call."""
    feuille = await see_inscrits(context.unit, context.personne, atelier_id)
    if feuille is None:
        refuse(context)
    elif not has_begun(context.unit, feuille.atelier):
        context.show("presences/pas_encore", a=feuille.atelier)
    else:
        lignes = page_of(feuille.who("inscrite"), page, PAR_PAGE)
        manquent = sum(one.inscription.presence is None for one in feuille.who("inscrite"))
        context.show("presences/appel", a=feuille.atelier, page=lignes, manquent=manquent)
