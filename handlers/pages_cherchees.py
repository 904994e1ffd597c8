"""What an animatrice types to find a page: asked first, or simply typed. Answers nobody."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.usecases.ask_animatrice import ask, asked_of
from bot.usecases.find_pages import find_pages
from handlers.context import Context, turn
from handlers.features import FROM_TEAM, Handlers, tap
from handlers.prive import show_in_private
from handlers.reponses_equipe import RATTACHER
from handlers.tableau import refuse

CHERCHER = "page"


class _Looking(filters.MessageFilter):
    """She was asked which page she looks for."""

    def filter(self, _message: Message) -> bool:
        return asked_of(turn.get().personne)[0] in (CHERCHER, RATTACHER)


class _HerOwn(filters.MessageFilter):
    """Not what she forwards."""

    def filter(self, message: Message) -> bool:
        return message.forward_origin is None


def handlers() -> Handlers:
    """An answer to « laquelle ? »; else whatever she typed that was for nobody."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & FROM_TEAM
    return [
        tap("rp:ch", on_look),
        MessageHandler(typed & _Looking(), on_words),
        MessageHandler(typed & _HerOwn(), on_typed),
    ]


async def on_look(update: Update, context: Context) -> None:
    """« Chercher une réponse »."""
    if context.personne.animateur_id is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, CHERCHER)
    show_in_private(context, "reponses/chercher", groupe=None)


async def on_words(update: Update, context: Context) -> None:
    """The question stays open: other words may find better."""
    what, parts = asked_of(context.personne)
    groupe = int(parts[0]) if what == RATTACHER and parts else None
    await _show_found(context, update, groupe, demandee=True)


async def on_typed(update: Update, context: Context) -> None:
    """Perhaps an answer that she forgot to give as a reply, perhaps a question to try."""
    await _show_found(context, update, None, demandee=False)


async def _show_found(context: Context, update: Update, groupe: int | None, *, demandee: bool) -> None:
    message = update.effective_message
    assert message is not None
    found = await find_pages(context.unit, context.personne, message.text or "", served=groupe is not None)
    if found is None:
        refuse(context)
    else:
        context.show("reponses/trouvees", pages=found, groupe=groupe, demandee=demandee)
