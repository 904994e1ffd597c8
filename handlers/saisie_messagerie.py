"""What an animatrice types about messages: a note, an adapted reply, a complaint. One question, kept over a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.conversations import read_number
from bot.domain.journal import Consigne, Objet
from bot.usecases.ask_animatrice import ask, stop_asking
from bot.usecases.conversation_en_main import find_of_team
from bot.usecases.follow_reclamation import close_reclamation, find_reclamation, say_reclamation
from bot.usecases.note_conversation import note_conversation
from bot.usecases.open_reclamation import write_down
from bot.usecases.send_ready_reply import send_adapted
from handlers.context import Context
from handlers.envois import envoi_of
from handlers.features import FROM_TEAM, Handlers, InForm, tap
from handlers.messagerie import show_panel
from handlers.prive import show_in_private
from handlers.reclamations import ask_about, show_one
from handlers.reponses_pretes import FORMULAIRE, read_reply_typed

Reader = Callable[[Context, str, str], Awaitable[bool]]


class _NotToSomebody(filters.MessageFilter):
    """No reply to somebody's message: that one is an answer to her, whatever is being asked."""

    def filter(self, message: Message) -> bool:
        answered = message.reply_to_message
        return answered is None or read_number(answered.text or answered.caption or "") is None


def handlers() -> Handlers:
    """Before the replies of the team: a note must never reach the person."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    return [
        tap(r"an:convn:(\d+)", on_note),
        tap("an:conva", on_cancel),
        MessageHandler(typed & FROM_TEAM & InForm(FORMULAIRE) & _NotToSomebody(), on_typed),
    ]


async def on_note(update: Update, context: Context) -> None:
    """« Note interne »: asked in her own chat."""
    conversation = await find_of_team(context.unit, context.personne, int(context.arg))
    if conversation is None:
        context.toast("conversation/introuvable")
        return
    await ask(context.unit, context.personne, f"note:{conversation.id}", FORMULAIRE)
    show_in_private(context, "messagerie/note_demander", conversation=conversation, refus=None)


async def on_cancel(update: Update, context: Context) -> None:
    """« Annuler »."""
    await stop_asking(context.unit, context.personne, FORMULAIRE)
    context.show("messagerie/annule")


async def on_typed(update: Update, context: Context) -> None:
    """Her answer goes to whoever asked; one that cannot be read leaves the question open."""
    assert update.message is not None
    assert context.personne.dialogue is not None
    what, _, about = context.personne.dialogue.etape.partition(":")
    if (objet := JOURNAL.get(what)) is not None:
        context.turn.consigne = Consigne("changement", objet, int(about) if about else None)
    reader = READERS.get(what)
    if reader is None or await reader(context, about, update.message.text or ""):
        await stop_asking(context.unit, context.personne, FORMULAIRE)


async def _note(context: Context, about: str, text: str) -> bool:
    match await note_conversation(context.unit, context.personne, int(about), text):
        case "introuvable":
            context.show("messagerie/annule")
            return True
        case "vide" | "trop_long" as why:
            conversation = await find_of_team(context.unit, context.personne, int(about))
            context.show("messagerie/note_demander", conversation=conversation, refus=why)
            return False
        case conversation:
            await show_panel(context, conversation.id, fresh=True)
            return True


async def _adapted(context: Context, about: str, text: str) -> bool:
    envoi = envoi_of(context.turn.update)
    assert envoi is not None  # a text, by the filter
    match await send_adapted(context.unit, context.personne, int(about), envoi):
        case "introuvable" | "autre_ouverte" as why:
            context.show(f"conversation/{why}")
        case conversation:
            context.show("pretes/envoyee", conversation=conversation, texte=text)
    return True


async def _complaint_by_phone(context: Context, about: str, text: str) -> bool:
    opened = await write_down(context.unit, context.personne, text)
    if opened is None:
        context.show("reclamations/demander", quoi="qui", r=None, refus="vide")
        return False
    await ask(context.unit, context.personne, f"objet:{opened.id}", FORMULAIRE)
    context.show("reclamations/demander", quoi="objet", r=opened, refus=None)
    return False  # one more question is open


async def _said(context: Context, about: str, text: str) -> bool:
    said = await say_reclamation(context.unit, context.personne, int(about), text)
    return await _written(context, "objet", about, said, "notee")


async def _answered(context: Context, about: str, text: str) -> bool:
    said = await close_reclamation(context.unit, context.personne, int(about), text)
    return await _written(context, "repondre", about, said, "close")


async def _written(context: Context, what: str, about: str, said: object, done: str) -> bool:
    found = await find_reclamation(context.unit, context.personne, int(about))
    if found is None:
        context.show("messagerie/annule")  # it became the responsable's while she was typing
        return True
    if said == "deja_close":
        show_one(context, found, quoi="deja")
        return True
    if isinstance(said, str):
        await ask_about(context, what, found, refus=said)
        return False
    show_one(context, found, quoi=done)
    return True


async def _reply(context: Context, about: str, text: str) -> bool:
    return await read_reply_typed(context, about or None, text)


# What each of them leaves in the journal.
JOURNAL: dict[str, Objet] = {
    "note": "conversation",
    "adapter": "conversation",
    "reclamation": "reclamation",
    "objet": "reclamation",
    "repondre": "reclamation",
}
READERS: dict[str, Reader] = {
    "note": _note,
    "adapter": _adapted,
    "reclamation": _complaint_by_phone,
    "objet": _said,
    "repondre": _answered,
    "prete": _reply,
}
