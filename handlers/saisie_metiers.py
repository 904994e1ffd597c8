"""What is typed about MAM, carers at home and moves: one question at a time, kept over a restart. Decides nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import ask, stop_asking
from handlers.context import Context, turn
from handlers.features import Handlers

FORMULAIRE: Final = "metier"
Reader = Callable[[Context, int, str], Awaitable[None]]
READERS: dict[str, Reader] = {}  # filled by the features whose questions these are


class _Asked(filters.MessageFilter):
    """The text answers one of these questions."""

    def filter(self, _message: Message) -> bool:
        dialogue = turn.get().personne.dialogue
        return dialogue is not None and dialogue.formulaire == FORMULAIRE and _what(dialogue.etape)[0] in READERS


def handlers() -> Handlers:
    """The answers."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [MessageHandler(typed & _Asked(), on_typed)]


async def ask_text(context: Context, quoi: str, about: int | str, **data: Any) -> None:
    """What is typed next answers this; in her own chat, even when she tapped in the team's group."""
    await ask(context.unit, context.personne, f"{quoi}:{about}", FORMULAIRE)
    show_question(context, quoi, about, **data)


def show_question(context: Context, quoi: str, about: int | str, *, refus: str | None = None, **data: Any) -> None:
    """The same, also after what was not understood."""
    this, qui = context.turn, context.personne
    data |= {"quoi": quoi, "id": about, "refus": refus}
    if this.chat_id == qui.telegram_id:
        context.show("metiers/demander", en_prive=False, **data)
        return
    key = f"update:{this.update.update_id}:question"
    context.unit.write(key, qui.telegram_id, "metiers/demander", data=data | {"en_prive": True})
    context.toast("tableau/en_prive")


async def close_text(context: Context) -> None:
    """A button was touched instead, or the answer came."""
    await stop_asking(context.unit, context.personne, FORMULAIRE)


async def on_typed(update: Update, context: Context) -> None:
    """Her answer goes to whoever asked."""
    assert update.message is not None
    assert context.personne.dialogue is not None
    quoi, about = _what(context.personne.dialogue.etape)
    await READERS[quoi](context, about, update.message.text or "")


def _what(etape: str) -> tuple[str, int]:
    quoi, _, about = etape.partition(":")
    return quoi, int(about) if about.isdecimal() else 0
