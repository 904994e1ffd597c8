"""A label of the menu typed instead of tapped opens its screen; « j'arrête » offers to end an open request."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.follow_demandes import list_demandes
from content.mots_du_menu import read_menu
from handlers.accueil import on_menu
from handlers.context import Context, turn
from handlers.conversations import on_parler
from handlers.demandes import on_demandes, on_search
from handlers.features import Handlers
from handlers.mes_donnees import on_donnees
from handlers.questions import answer_typed

SCREENS = {
    "demandes": on_demandes, "donnees": on_donnees, "parler": on_parler, "chercher": on_search, "menu": on_menu,
}  # fmt: skip


class _NamesAScreen(filters.MessageFilter):
    """Outside a form, where the same words are an answer; the team's words are for somebody."""

    def filter(self, message: Message) -> bool:
        personne = turn.get().personne
        free = personne.dialogue is None and personne.animateur_id is None and message.reply_to_message is None
        return free and read_menu(message.text or "") is not None


def handlers() -> Handlers:
    """After the conversations, which take what is said to a human."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [MessageHandler(typed & _NamesAScreen(), on_typed)]


async def on_typed(update: Update, context: Context) -> None:
    """As the button does."""
    message = update.effective_message
    assert message is not None
    named = read_menu(message.text or "") or "menu"
    if named == "fin":
        await _offer_to_end(context, message)
    else:
        await SCREENS[named](update, context)


async def _offer_to_end(context: Context, message: Message) -> None:
    opened = [s.demande for s in await list_demandes(context.unit, context.personne) if s.demande.is_open]
    if opened:
        context.show("demandes/j_arrete", demandes=opened)
    else:
        await answer_typed(context, message.text or "", message.message_id)
