"""« À transmettre »: what lies in a commune that changed relais, for both teams and for the person. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.usecases.move_commune import Genre, answer_move, ask_to_move, find_move, list_moves, move
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import refuse

GENRE = "(demande|assistant)"


def handlers() -> Handlers:
    """The list, one line of it, what is done; the person's own answer."""
    return [
        tap("an:tr", on_list),
        tap(rf"an:tr:{GENRE}:(\d+)", on_one),
        tap(rf"an:tr:{GENRE}:(\d+):(demander|accord|garder)", on_decision),
        tap(rf"tr:{GENRE}:(\d+):(oui|non)", on_answer),
    ]


async def on_list(update: Update, context: Context) -> None:
    """What goes, and what is to come."""
    await show_list(context)


async def show_list(context: Context, fait: str = "") -> None:
    """The same, also after something was decided."""
    moves = await list_moves(context.unit, context.personne)
    if moves is None:
        refuse(context)
    else:
        context.show("metiers/transferts", m=moves, fait=fait)


async def on_one(update: Update, context: Context) -> None:
    """One request, one professional."""
    genre, ident = context.groups
    found = await find_move(context.unit, context.personne, _genre(genre), int(ident))
    if found is None:
        await show_list(context)
    else:
        context.show("metiers/transfert", t=found[0], vers=found[1])


async def on_decision(update: Update, context: Context) -> None:
    """« Lui demander », « Elle est d'accord », « Garder ici »."""
    which, ident, what = context.groups
    genre = _genre(which)
    if what == "demander":
        done = await ask_to_move(context.unit, context.personne, genre, int(ident))
        await show_list(context, "demandee" if done else "sans_message")
        return
    done = await move(context.unit, context.personne, genre, int(ident), yes=what == "accord")
    await show_list(context, ("transmise" if what == "accord" else "gardee") if done else "")


async def on_answer(update: Update, context: Context) -> None:
    """Her own answer."""
    which, ident, said = context.groups
    genre = _genre(which)
    relais = await answer_move(context.unit, context.personne, genre, int(ident), yes=said == "oui")
    if relais is None:
        context.show("erreurs/bouton_perime", fresh=True)
    else:
        context.show("metiers/transfert_repondu", oui=said == "oui", relais=relais)


def _genre(word: str) -> Genre:
    return "demande" if word == "demande" else "assistant"
