"""« Comment c'était ? »: three buttons with words, then a few words if she wants. Keeps nobody's name."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.give_avis import add_remarque, give_avis, no_remarque, waits_for_remarque
from handlers.context import Context, turn
from handlers.features import Handlers, tap


class _Remark(filters.MessageFilter):
    """What is typed right after the tap."""

    def filter(self, _message: Message) -> bool:
        this = turn.get()
        return waits_for_remarque(this.personne, this.unit.now)


def handlers() -> Handlers:
    """The tap, the remark, or none."""
    return [
        tap(r"av:(\d+):([123])", on_note),
        tap("av:fin", on_no_remark),
        MessageHandler(filters.ChatType.PRIVATE & filters.TEXT & ~filters.COMMAND & _Remark(), on_remark),
    ]


async def on_note(update: Update, context: Context) -> None:
    """One tap is enough."""
    number, note = (int(part) for part in context.groups)
    given = await give_avis(context.unit, context.personne, number, note)
    if given is None:
        context.show("inscriptions/introuvable")
    else:
        context.show("inscriptions/avis_recu", deja=given == "deja", ecrire=context.personne.dialogue is None)


async def on_no_remark(update: Update, context: Context) -> None:
    """« Rien à ajouter »."""
    await no_remarque(context.unit, context.personne)
    context.show("inscriptions/avis_merci")


async def on_remark(update: Update, context: Context) -> None:
    """What she types right after."""
    message = update.effective_message
    await add_remarque(context.unit, context.personne, (message.text or "") if message else "")
    context.show("inscriptions/avis_merci")
