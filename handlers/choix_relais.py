"""« Quelle est votre commune ? »: asked only when a button needs a relais and nobody knows which. Decides nothing."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.dialogues import Corrige, Hesite
from bot.usecases.choose_relais import CHOIX_RELAIS, ask_commune, choose_by_commune
from handlers.context import Context, turn
from handlers.features import Handlers, tap


class _Choosing(filters.MessageFilter):
    """Somebody who was asked her commune."""

    def filter(self, message: Message) -> bool:  # noqa: ARG002 - the person decides, not the message
        dialogue = turn.get().personne.dialogue
        return dialogue is not None and dialogue.formulaire == CHOIX_RELAIS


def handlers() -> Handlers:
    """The question, its buttons, the typed commune."""
    return [
        tap("relais:([a-z]+)", on_ask),
        tap(r"rl:([a-z]+):(\w+)", on_commune),
        MessageHandler(filters.ChatType.PRIVATE & filters.TEXT & ~filters.COMMAND & _Choosing(), on_text),
    ]


async def ask_relais(context: Context, puis: str) -> None:
    """For a feature that needs a relais: asks the commune, then offers the button `puis` (parler, quest, data)."""
    await ask_commune(context.unit, context.personne, puis)
    context.show("accueil/choix_relais", puis=puis, hesite=None, correction=None)


async def on_ask(update: Update, context: Context) -> None:
    """A button that leads to the question."""
    await ask_relais(context, context.arg)


async def on_commune(update: Update, context: Context) -> None:
    """One of the communes that were offered."""
    puis, insee = context.groups
    await _choose(context, puis, f"#{insee}")


async def on_text(update: Update, context: Context) -> None:
    """The commune, typed."""
    assert update.effective_message is not None
    dialogue = context.personne.dialogue
    assert dialogue is not None
    await _choose(context, dialogue.etape, update.effective_message.text or "")


async def _choose(context: Context, puis: str, text: str) -> None:
    match await choose_by_commune(context.unit, context.personne, text):
        case Hesite() as hesite:
            context.show("accueil/choix_relais", puis=puis, hesite=hesite, correction=None)
        case Corrige() as correction:
            aujourd_hui = context.unit.today
            context.show("accueil/choix_relais", puis=puis, hesite=None, correction=correction, aujourd_hui=aujourd_hui)
        case relais:
            context.show("accueil/relais_choisi", puis=puis, relais=relais)
