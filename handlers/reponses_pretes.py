"""« Réponses prêtes »: chosen, previewed and sent in a conversation; kept up by the team. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.reponses_pretes import TROUS, ReponsePrete
from bot.usecases.ask_animatrice import ask
from bot.usecases.conversation_en_main import find_of_team
from bot.usecases.ready_replies import find_reply, list_replies, remove_reply, restore_replies, write_reply
from bot.usecases.send_ready_reply import Apercu, Envoyee, preview_reply, send_reply
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.messagerie import reader
from handlers.prive import show_in_private

FORMULAIRE = "messagerie"  # what an animatrice is asked to type about messages (handlers/saisie_messagerie.py)
REF = r"([a-z][a-z0-9-]*)"


def handlers() -> Handlers:
    """In a conversation; then the list itself."""
    return [
        tap(r"an:pr:(\d+)", on_choose),
        tap(rf"an:pr:(\d+):{REF}", on_preview),
        tap(rf"an:pre:(\d+):{REF}:(\d+)", on_send),
        tap(rf"an:pra:(\d+):{REF}", on_adapt),
        tap("an:prm", on_list),
        tap(rf"an:prm:{REF}", on_one),
        tap("an:prn", on_new),
        tap(rf"an:prc:{REF}", on_rewrite),
        tap(rf"an:prx:{REF}", on_remove),
        tap(rf"an:prx:{REF}:oui", on_removed),
        tap("an:prl", on_restore),
    ]


async def on_choose(update: Update, context: Context) -> None:
    """Which one, for this conversation."""
    conversation = await find_of_team(context.unit, reader(context), int(context.arg))
    if conversation is None:
        context.toast("conversation/introuvable")
        return
    replies = await list_replies(context.unit, context.personne)
    context.show("pretes/choisir", conversation=conversation, reponses=replies)


async def on_preview(update: Update, context: Context) -> None:
    """Exactly what would leave."""
    number, ref = context.groups
    _show_preview(context, await preview_reply(context.unit, reader(context), int(number), ref))


async def on_send(update: Update, context: Context) -> None:
    """« Envoyer »: what was shown, unless something was said meanwhile."""
    number, ref, vu = context.groups
    match await send_reply(context.unit, reader(context), int(number), ref, int(vu), context.turn.chat_id):
        case Envoyee(conversation=conversation, texte=texte):
            context.show("pretes/envoyee", conversation=conversation, texte=texte)
        case "autre_ouverte":
            context.toast("conversation/autre_ouverte")
        case other:
            _show_preview(context, other, depuis=True)


def _show_preview(context: Context, apercu: Apercu | None, *, depuis: bool = False) -> None:
    if apercu is None:
        context.toast("pretes/plus_la")
    else:
        context.show("pretes/apercu", a=apercu, conversation=apercu.conversation, depuis=depuis)


async def on_adapt(update: Update, context: Context) -> None:
    """« Adapter »: she types it, with the words at hand to copy."""
    number, ref = context.groups
    apercu = await preview_reply(context.unit, reader(context), int(number), ref)
    if apercu is None:
        context.toast("pretes/plus_la")
        return
    await ask(context.unit, context.personne, f"adapter:{number}", FORMULAIRE)
    show_in_private(context, "pretes/adapter", a=apercu, conversation=apercu.conversation)


async def on_list(update: Update, context: Context) -> None:
    """All of them."""
    await show_replies(context)


async def show_replies(context: Context) -> None:
    """Also after one left."""
    context.show("pretes/liste", reponses=await list_replies(context.unit, context.personne))


async def on_one(update: Update, context: Context) -> None:
    """One, as it is written."""
    await _with(context, "pretes/une")


async def on_new(update: Update, context: Context) -> None:
    """« En ajouter une »."""
    await ask(context.unit, context.personne, "prete", FORMULAIRE)
    show_in_private(context, "pretes/ecrire", r=None, trous=TROUS, refus=None)


async def on_rewrite(update: Update, context: Context) -> None:
    """« La récrire »."""
    reponse = await find_reply(context.unit, context.personne, context.arg)
    if reponse is None:
        context.toast("pretes/plus_la")
        return
    await ask(context.unit, context.personne, f"prete:{reponse.ref}", FORMULAIRE)
    show_in_private(context, "pretes/ecrire", r=reponse, trous=TROUS, refus=None)


async def on_remove(update: Update, context: Context) -> None:
    """Asked first."""
    await _with(context, "pretes/retirer")


async def on_removed(update: Update, context: Context) -> None:
    """Sure."""
    await remove_reply(context.unit, context.personne, context.arg)
    await show_replies(context)


async def on_restore(update: Update, context: Context) -> None:
    """The shipped ones as they came."""
    await restore_replies(context.unit, context.personne)
    await show_replies(context)


async def read_reply_typed(context: Context, ref: str | None, text: str) -> bool:
    """What she typed is one of them from now on; False: it cannot be, and she is told why."""
    written = await write_reply(context.unit, context.personne, ref, text)
    if isinstance(written, ReponsePrete):
        context.show("pretes/ecrite", r=written)
        return True
    if written is None:
        context.show("pretes/trop")
        return True
    context.show("pretes/ecrire", r=None, trous=TROUS, refus=written)
    return False


async def _with(context: Context, template: str) -> None:
    reponse = await find_reply(context.unit, context.personne, context.arg)
    if reponse is None:
        context.toast("pretes/plus_la")
    else:
        context.show(template, r=reponse)
