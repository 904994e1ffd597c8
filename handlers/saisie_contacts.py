"""What is typed about a contact: its day, with whom it was. Kept over a restart; any of its buttons closes it."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.saisie_passe import read_past_day
from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.correct_contact import attach, change_day, find_whom
from handlers.contacts import show_choices
from handlers.contacts_corriger import ONE, find_open, show_changed
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.tableau import refuse

QUESTIONS = ("ctdate", "ctqui")


class _Asked(filters.MessageFilter):
    """The text says when, or with whom."""

    def filter(self, _message: Message) -> bool:
        return asked_of(turn.get().personne)[0] in QUESTIONS


def handlers() -> Handlers:
    """The two questions, and their answers."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [
        tap(rf"{ONE}:(date|rattacher)", on_question),
        tap("an:ctj:autre", on_question_of_a_day),
        MessageHandler(typed & _Asked(), on_typed),
    ]


async def on_question(update: Update, context: Context) -> None:
    """« Une autre date », « Rattacher à quelqu'un »: to be typed."""
    contact = await find_open(context)
    if contact is not None:
        await _ask(context, "date" if context.groups[1] == "date" else "qui", contact.id)


async def on_question_of_a_day(update: Update, context: Context) -> None:
    """« Une autre date », before anything is noted."""
    if context.personne.animateur_id is None:
        refuse(context)
    else:
        await _ask(context, "date", 0)


async def on_typed(update: Update, context: Context) -> None:
    """Her answer."""
    assert update.message is not None
    unit, qui, text = context.unit, context.personne, update.message.text or ""
    what, parts = asked_of(qui)
    contact_id = int(parts[0])
    if what == "ctqui":
        found = await find_whom(unit, qui, text)
        if isinstance(found, int):
            await stop_asking(unit, qui)
            show_changed(context, await attach(unit, qui, contact_id, "d", found))
        elif found is not None:
            context.show("contacts/trouvees", t=found, id=contact_id)
        return
    day = read_past_day(text, unit.today)
    if day is None:
        context.show("contacts/demander", quoi="date", id=contact_id, refuse=True, en_prive=False)
        return
    await stop_asking(unit, qui)
    if contact_id:
        show_changed(context, await change_day(unit, qui, contact_id, day))
    else:
        await show_choices(context, day)


async def _ask(context: Context, quoi: str, contact_id: int) -> None:
    """Asked in her own chat, also from the team's group: what she types is hers."""
    this, qui = context.turn, context.personne
    await ask(context.unit, qui, f"ct{quoi}:{contact_id}")
    data: dict[str, Any] = {"quoi": quoi, "id": contact_id, "refuse": False}
    if this.chat_id == qui.telegram_id:
        context.show("contacts/demander", en_prive=False, **data)
        return
    key = f"update:{this.update.update_id}:question"
    context.unit.write(key, qui.telegram_id, "contacts/demander", data=data | {"en_prive": True})
    context.toast("tableau/en_prive")
