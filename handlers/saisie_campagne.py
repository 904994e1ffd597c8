"""What is typed while a campaign is made: its name, its first day. Kept over a restart; any other button closes it."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.make_campaign import begin_on_typed, find_campaign, rename
from handlers.campagne_neuve import show_draft
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.tableau import numbers

QUESTIONS = {"nom": "campagne_nom", "jour": "campagne_jour"}
ASKED = {word: quoi for quoi, word in QUESTIONS.items()}


class _Asked(filters.MessageFilter):
    """The text answers one of these questions."""

    def filter(self, _message: Message) -> bool:
        return asked_of(turn.get().personne)[0] in ASKED


def handlers() -> Handlers:
    """The two questions, and their answers."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [tap(r"an:ca:(\d+):(nom|jour)", on_question), MessageHandler(typed & _Asked(), on_typed)]


async def on_question(update: Update, context: Context) -> None:
    """« Changer le nom », « Une autre date »: asked in her own chat, also from the team's group."""
    quoi = context.groups[1]
    campagne = await find_campaign(context.unit, context.personne, numbers(context)[0])
    if campagne is None or not campagne.may_change():
        context.show("campagnes/introuvable")
        return
    await ask(context.unit, context.personne, f"{QUESTIONS[quoi]}:{campagne.id}")
    data: dict[str, Any] = {"quoi": quoi, "id": campagne.id, "refuse": False}
    this, qui = context.turn, context.personne
    if this.chat_id == qui.telegram_id:
        context.show("campagnes/demander", en_prive=False, **data)
        return
    key = f"update:{this.update.update_id}:question"
    context.unit.write(key, qui.telegram_id, "campagnes/demander", data=data | {"en_prive": True})
    context.toast("tableau/en_prive")


async def on_typed(update: Update, context: Context) -> None:
    """Her answer."""
    assert update.message is not None
    what, parts = asked_of(context.personne)
    quoi, campagne_id, text = ASKED[what], int(parts[0]), update.message.text or ""
    read = rename if quoi == "nom" else begin_on_typed
    changed = await read(context.unit, context.personne, campagne_id, text)
    if changed == "illisible":
        context.show("campagnes/demander", quoi=quoi, id=campagne_id, refuse=True, en_prive=False)
        return
    await stop_asking(context.unit, context.personne)
    await show_draft(context, campagne_id)
