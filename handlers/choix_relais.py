"""« Dans quelle commune habitez-vous ? »: the relais of whoever has none yet, then what she wanted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.domain.lecture import plain
from bot.usecases.ask_relais import FORMULAIRE, Suite, take_up
from bot.usecases.choose_relais import Doute, RelaisChoisi, choose_relais, choose_relais_of_commune
from bot.usecases.hand_over import hand_over_waiting
from handlers.context import Context
from handlers.conversations import open_with
from handlers.features import Handlers, InForm, tap
from handlers.questions import answer_kept, answer_typed, hand_to_relais
from handlers.reponses import give_contact
from handlers.urgences import tell_responsable

# How no commune begins: « je bosse de nuit » is a sentence, and what she wanted first still waits.
SENTENCE: Final = re.compile(r"(?:je|j|il|elle|on|nous|mon|ma|mes|c est|est ce|faut|comment|combien|pourquoi)\b")
NOM_DE_COMMUNE = 4  # words: a longer text that names none of our communes is no commune


def handlers() -> Handlers:
    """Typed, or one of the communes offered."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [
        tap(r"rel:(\d[\dAB]\d{3})", on_commune),
        MessageHandler(typed & InForm(FORMULAIRE), on_typed),
    ]


async def on_typed(update: Update, context: Context) -> None:
    """Her words."""
    assert update.message is not None
    said = update.message.text or ""
    match await choose_relais(context.unit, context.personne, said):
        case RelaisChoisi() as chosen:
            await _go_on(context, chosen)
        case Doute(communes=communes):
            context.show("relais/laquelle", communes=communes)
        case "inconnue" if len(said.split()) > NOM_DE_COMMUNE:
            await take_up(context.unit, context.personne)  # she went on to something else
            await answer_typed(context, said, update.message.message_id)
        case "inconnue" if SENTENCE.match(plain(said)):
            await answer_typed(context, said, update.message.message_id)  # her commune is still waited for
        case "inconnue" | "non_couverte" as why:
            context.show("relais/pas_couverte", why=why, noms=_names(context))


async def on_commune(update: Update, context: Context) -> None:
    """A button; an old one may name a commune that nobody covers any more."""
    chosen = await choose_relais_of_commune(context.unit, context.personne, context.arg)
    if chosen is None:
        context.show("relais/pas_couverte", why="non_couverte", noms=_names(context))
    else:
        await _go_on(context, chosen)


async def _go_on(context: Context, chosen: RelaisChoisi) -> None:
    suite = await take_up(context.unit, context.personne)
    relais_id = context.unit.territoire.id_of(chosen.relais.slug)
    context.turn.personne = replace(context.personne, relais_id=relais_id)
    match suite:
        case None:
            context.show("relais/choisi", relais=chosen.relais)
        case Suite(voulu="repondre", question_id=int(number)):
            await answer_kept(context, number)
        case Suite(voulu="transmettre", question_id=int(number)):
            await hand_to_relais(context, number)
        case Suite(voulu="joindre"):
            give_contact(context, chosen.relais)
        case Suite(voulu="inquietude"):
            await tell_responsable(context)
        case Suite(voulu="question" | "declaration" | "rappel" as motif, message_id=message_id):
            await open_with(context, motif, message_id)
        case Suite(message_id=message_id):
            await open_with(context, "parler", message_id)
    await hand_over_waiting(context.unit, context.personne)


def _names(context: Context) -> list[str]:
    return [relais.nom for relais in context.unit.territoire.territoire.relais]
