"""What is typed, drawn or attached while an announcement is written; a passage corrected where it was typed, too."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.annonces import Annonce, Piece
from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.follow_annonce import follow, propose_correction
from bot.usecases.make_annonce import attach, find_annonce, leave_typed, say
from handlers.annonce_neuve import TEXTE, show_draft
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import numbers

HEURE, CORRECTION = "annonce_heure", "annonce_correction"
FICHIERS = ("application/pdf", "image/")


class _Asked(filters.MessageFilter):
    """What she sends belongs to an announcement."""

    def __init__(self, *what: str) -> None:
        super().__init__()
        self._what = what

    def filter(self, _message: Message) -> bool:
        personne = turn.get().personne
        return personne.animateur_id is not None and asked_of(personne)[0] in self._what


def handlers() -> Handlers:
    """Before the directory, which takes the files that an animatrice sends, and before what keeps edited messages."""
    private, new = filters.ChatType.PRIVATE, filters.UpdateType.MESSAGE
    typed = filters.TEXT & ~filters.COMMAND & ~filters.REPLY
    return [
        tap(r"an:anno:(\d+):heure", on_hour),
        tap(r"an:anno:(\d+):corriger", on_correct),
        MessageHandler(private & new & typed & _Asked(TEXTE), on_text),
        MessageHandler(private & filters.UpdateType.EDITED_MESSAGE & filters.TEXT & _Asked(TEXTE), on_edited),
        MessageHandler(private & new & (filters.PHOTO | filters.Document.ALL) & _Asked(TEXTE), on_file),
        MessageHandler(private & new & typed & _Asked(HEURE), on_typed_hour),
        MessageHandler(private & new & typed & _Asked(CORRECTION), on_new_text),
    ]


def _asked_id(context: Context) -> int:
    return int(asked_of(context.personne)[1][0])


async def on_text(update: Update, context: Context) -> None:
    """One more passage."""
    assert update.message is not None
    annonce_id = _asked_id(context)
    await say(context.unit, context.personne, annonce_id, update.message.message_id, update.message.text or "")
    await show_draft(context, annonce_id, fait="texte")


async def on_edited(update: Update, context: Context) -> None:
    """A passage corrected in place; another message of hers that she edits is not of it."""
    message = update.edited_message
    assert message is not None
    annonce = await find_annonce(context.unit, context.personne, _asked_id(context))
    if annonce is not None and any(number == message.message_id for number, _ in annonce.textes):
        await say(context.unit, context.personne, annonce.id, message.message_id, message.text or "")
        await show_draft(context, annonce.id, fait="corrige")
    else:
        await show_draft(context, _asked_id(context))


async def on_file(update: Update, context: Context) -> None:
    """A picture or a PDF; its caption is a passage."""
    message, annonce_id = update.message, _asked_id(context)
    assert message is not None
    piece = _piece(message)
    if piece is None:
        annonce = await find_annonce(context.unit, context.personne, annonce_id)
        if annonce is not None:
            context.show("annonces/demander", a=annonce, quoi="texte", refus="fichier", en_prive=False)
            return
    await attach(context.unit, context.personne, annonce_id, piece)
    if message.caption:
        await say(context.unit, context.personne, annonce_id, message.message_id, message.caption)
    await show_draft(context, annonce_id, fait="piece")


def _piece(message: Message) -> Piece | None:
    if message.photo:
        return Piece("photo", message.photo[-1].file_id)
    document = message.document
    if document is None or not (document.mime_type or "").startswith(FICHIERS):
        return None
    return Piece("document", document.file_id, document.file_name or "document")


async def on_hour(update: Update, context: Context) -> None:
    """« Un autre moment »."""
    await _ask(context, HEURE, "heure")


async def on_typed_hour(update: Update, context: Context) -> None:
    """« mardi 20 octobre à 14 h »."""
    assert update.message is not None
    annonce_id = _asked_id(context)
    annonce = await find_annonce(context.unit, context.personne, annonce_id)
    changed = await leave_typed(context.unit, context.personne, annonce_id, update.message.text or "")
    if changed is None and annonce is not None and annonce.may_change():
        context.show("annonces/demander", a=annonce, quoi="heure", refus="date", en_prive=False)
        return
    await stop_asking(context.unit, context.personne)
    await show_draft(context, annonce_id)


async def on_correct(update: Update, context: Context) -> None:
    """« Corriger le texte »."""
    await _ask(context, CORRECTION, "correction")


async def on_new_text(update: Update, context: Context) -> None:
    """The new text: shown as it will be read, and asked before it replaces the old one."""
    assert update.message is not None
    annonce_id = _asked_id(context)
    proposed = await propose_correction(context.unit, context.personne, annonce_id, update.message.text or "")
    annonce = await find_annonce(context.unit, context.personne, annonce_id)
    if annonce is None or proposed is None:
        await show_draft(context, annonce_id)
    elif not isinstance(proposed, Annonce):
        context.show("annonces/demander", a=annonce, quoi="correction", refus=proposed, en_prive=False)
    else:
        await stop_asking(context.unit, context.personne)
        context.show("annonces/corriger", s=await follow(context.unit, context.personne, annonce_id), fresh=True)


async def _ask(context: Context, what: str, quoi: str) -> None:
    annonce = await find_annonce(context.unit, context.personne, numbers(context)[0])
    if annonce is None or annonce.may_change() is (what == CORRECTION):
        context.show("annonces/introuvable")
        return
    await ask(context.unit, context.personne, f"{what}:{annonce.id}")
    data: dict[str, Any] = {"a": annonce, "quoi": quoi, "refus": ""}
    en_prive = context.turn.chat_id != context.personne.telegram_id
    show_in_private(context, "annonces/demander", en_prive=en_prive, **data)
