"""The animatrice's malles and rooms: made, changed by taps, given back. Decides nothing."""

from __future__ import annotations

from typing import cast, get_args

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.ressources import Ressource, Sorte
from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.manage_ressources import (
    Champ,
    add_ressource,
    change_next,
    find_ressource,
    give_back,
    list_parc,
    retire_ressource,
    write_charte,
)
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import numbers, refuse

NOM, CHARTE = "res_nom", "res_charte"


class _Asked(filters.MessageFilter):
    """The text is a name or a charter."""

    def filter(self, _message: Message) -> bool:
        return asked_of(turn.get().personne)[0] in (NOM, CHARTE)


def handlers() -> Handlers:
    """The list, one of them, the loans."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [
        tap("an:res", on_list),
        tap(r"an:res:(\d+)", on_one),
        tap(rf"an:res:(\d+):({'|'.join(get_args(Champ))})", on_change),
        tap(r"an:res:(\d+):texte", on_charter),
        tap(r"an:res:(\d+):retirer", on_retire),
        tap(r"an:res:(\d+):retirer:oui", on_retired),
        tap("an:resn:(malle|salle)", on_new),
        tap("an:resl", on_loans),
        tap(r"an:resr:(\d+)", on_back),
        MessageHandler(typed & _Asked(), on_typed),
    ]


async def on_list(update: Update, context: Context) -> None:
    """« Malles et salles »."""
    await stop_asking(context.unit, context.personne)
    await _show_parc(context, "ressources/parc")


async def on_loans(update: Update, context: Context) -> None:
    """« Prêts en cours »."""
    await _show_parc(context, "ressources/prets")


async def on_one(update: Update, context: Context) -> None:
    """One of them."""
    await stop_asking(context.unit, context.personne)
    _show(context, await find_ressource(context.unit, context.personne, numbers(context)[0]))


async def on_change(update: Update, context: Context) -> None:
    """The next value of one thing."""
    champ = cast(Champ, context.groups[1])
    _show(context, await change_next(context.unit, context.personne, numbers(context)[0], champ))


async def on_retire(update: Update, context: Context) -> None:
    """« Retirer du service »: asked first."""
    found = await find_ressource(context.unit, context.personne, numbers(context)[0])
    _show(context, found, "ressources/retirer")


async def on_retired(update: Update, context: Context) -> None:
    """Sure."""
    if await retire_ressource(context.unit, context.personne, numbers(context)[0]) is None:
        refuse(context)
    else:
        await _show_parc(context, "ressources/parc")


async def on_new(update: Update, context: Context) -> None:
    """« Ajouter une malle »: its name is typed next."""
    if context.personne.animateur_id is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, f"{NOM}:{context.groups[0]}")
    show_in_private(context, "ressources/demander", quoi=context.groups[0])


async def on_charter(update: Update, context: Context) -> None:
    """« Écrire la charte »."""
    found = await find_ressource(context.unit, context.personne, numbers(context)[0])
    if found is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, f"{CHARTE}:{found.id}")
    show_in_private(context, "ressources/demander", quoi="charte")


async def on_typed(update: Update, context: Context) -> None:
    """The name, or the charter."""
    assert update.message is not None
    what, parts = asked_of(context.personne)
    text = update.message.text or ""
    if what == NOM:
        made = await add_ressource(context.unit, context.personne, cast(Sorte, parts[0]), text)
    else:
        made = await write_charte(context.unit, context.personne, int(parts[0]), text)
    await stop_asking(context.unit, context.personne)
    _show(context, made)


async def on_back(update: Update, context: Context) -> None:
    """« Rendue »."""
    if await give_back(context.unit, context.personne, numbers(context)[0]) is None:
        refuse(context)
    else:
        await _show_parc(context, "ressources/prets")


async def _show_parc(context: Context, template: str) -> None:
    parc = await list_parc(context.unit, context.personne)
    if parc is None:
        refuse(context)
    else:
        context.show(template, parc=parc, now=context.unit.now)


def _show(context: Context, r: Ressource | None, template: str = "ressources/reglages") -> None:
    if r is None:
        refuse(context)
        return
    lieu = context.unit.territoire.get(r.relais_id).lieu(r.lieu or "")
    context.show(template, r=r, lieu=lieu)
