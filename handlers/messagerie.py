"""« Messages »: the list that the team shares, one conversation, who has it, for whom it is. Decides nothing."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.domain.conversations import Conversation
from bot.domain.personnes import Personne
from bot.usecases.class_conversation import choose_motif
from bot.usecases.conversation_en_main import find_of_team, list_colleagues
from bot.usecases.reserve_conversation import reserve_conversation, share_again
from bot.usecases.see_conversation import see_conversation
from bot.usecases.take_conversation import (
    Confiee,
    Prise,
    PriseParAutre,
    give_conversation,
    release_conversation,
    take_conversation,
)
from bot.usecases.view_team import Filtre, list_conversations
from handlers.context import Context
from handlers.features import FROM_TEAM, Handlers, tap
from handlers.tableau import numbers

FILTRES: dict[str, Filtre] = {"moi": "moi", "libres": "libres"}


def handlers() -> Handlers:
    """Everything here works in the group, in a topic and in each own chat."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    return [
        CommandHandler("conversations", on_list, filters=private & FROM_TEAM),
        tap(r"an:conv:(\d+):(\d+)", on_list),
        tap(rf"an:conv:({'|'.join(FILTRES)}):(\d+)", on_filtered),
        tap("an:convj", on_days),
        tap(r"cv:voir:(\d+)", on_show),
        tap(r"an:convp:(\d+)", on_take),
        tap(r"an:convq:(\d+)", on_release),
        tap(r"an:convc:(\d+)", on_to_whom),
        tap(r"an:convc:(\d+):(\d+)", on_give),
        tap(r"an:convr:(\d+)", on_reserve),
        tap(r"an:convr:(\d+):oui", on_reserve_sure),
        tap(r"an:convr:(\d+):non", on_share),
        tap(r"an:convm:(\d+)", on_motifs),
        tap(r"an:convm:(\d+):(\d+)", on_motif),
    ]


def reader(context: Context) -> Personne:
    """In the group she reads as everybody does there: what is for the responsable alone stays in her own chat."""
    if context.turn.chat_id < 0:
        return replace(context.personne, is_responsable=False)
    return context.personne


async def on_list(update: Update, context: Context) -> None:
    """All of them, or those without an answer for some days: who waits longest comes first."""
    jours, page = (int(part) for part in context.groups) if context.groups else (0, 0)
    liste = await list_conversations(context.unit, reader(context), jours, page)
    context.show("messagerie/liste", liste=liste, now=context.unit.now)


async def on_filtered(update: Update, context: Context) -> None:
    """« À moi », « À personne »."""
    mot, page = context.groups
    liste = await list_conversations(context.unit, reader(context), 0, int(page), FILTRES[mot])
    context.show("messagerie/liste", liste=liste, now=context.unit.now)


async def on_days(update: Update, context: Context) -> None:
    """« Qui n'a pas eu de réponse depuis… »."""
    context.show("messagerie/jours")


async def on_show(update: Update, context: Context) -> None:
    """Brings a conversation back under her thumb: she replies to this message, or to the one it quotes."""
    await show_panel(context, int(context.arg), fresh=True)


async def show_panel(context: Context, number: int, *, fresh: bool = False) -> None:
    """One conversation, and what may be done with it."""
    panneau = await see_conversation(context.unit, reader(context), number, context.turn.chat_id)
    if panneau is None:
        context.toast("conversation/introuvable")
        return
    context.show(
        "conversation/retrouvee", fresh=fresh, reply_to=panneau.message_id, p=panneau, conversation=panneau.conversation
    )


async def on_take(update: Update, context: Context) -> None:
    """« Je m'en occupe »."""
    number = int(context.arg)
    match await take_conversation(context.unit, reader(context), number, context.turn.chat_id):
        case Prise(conversation=conversation):
            context.toast("messagerie/a_vous", conversation=conversation)
            await show_panel(context, number)
        case PriseParAutre(conversation=conversation):
            context.toast("messagerie/deja_prise", conversation=conversation)
            await show_panel(context, number)
        case why:
            context.toast(f"conversation/{why}")


async def on_release(update: Update, context: Context) -> None:
    """« Rendre »."""
    await _moved(context, await release_conversation(context.unit, reader(context), *_here(context)))


async def on_to_whom(update: Update, context: Context) -> None:
    """« Confier à… »: her colleagues, and herself when a colleague has it."""
    conversation = await find_of_team(context.unit, reader(context), int(context.arg))
    if conversation is None:
        context.toast("conversation/introuvable")
        return
    team = await list_colleagues(
        context.unit, conversation.relais_id, reservee=conversation.reservee, but=conversation.prise_par
    )
    context.show("messagerie/confier", conversation=conversation, equipe=team, moi=context.personne.animateur_id)


async def on_give(update: Update, context: Context) -> None:
    """To that one."""
    number, to = numbers(context)
    match await give_conversation(context.unit, reader(context), number, to, context.turn.chat_id):
        case Confiee(conversation=conversation, nom=nom):
            context.show("messagerie/confiee_fait", conversation=conversation, nom=nom)
        case "plus_la":
            context.show("messagerie/plus_la", numero=number)
        case why:
            context.toast(f"conversation/{why}")


async def on_reserve(update: Update, context: Context) -> None:
    """« Réservée à la responsable »: what it means, before it is done."""
    panneau = await see_conversation(context.unit, reader(context), int(context.arg), context.turn.chat_id)
    if panneau is None:
        context.toast("conversation/introuvable")
    elif panneau.responsable:
        context.show("messagerie/reserver", p=panneau, conversation=panneau.conversation)
    else:
        context.show("messagerie/pas_de_responsable", numero=panneau.conversation.id)


async def on_reserve_sure(update: Update, context: Context) -> None:
    """Sure."""
    match await reserve_conversation(context.unit, reader(context), *_here(context)):
        case Conversation() as conversation:
            context.show("messagerie/reservee", conversation=conversation)
        case "pas_de_responsable":
            context.show("messagerie/pas_de_responsable", numero=int(context.arg))
        case why:
            context.toast(f"conversation/{why}")


async def on_share(update: Update, context: Context) -> None:
    """« Rendre à l'équipe », by the responsable in her own chat."""
    await _moved(context, await share_again(context.unit, reader(context), *_here(context)))


async def on_motifs(update: Update, context: Context) -> None:
    """« Changer »: the Caf's labels once more."""
    await _show_motif(context, int(context.arg), None)


async def on_motif(update: Update, context: Context) -> None:
    """What it was about."""
    await _show_motif(context, *numbers(context))


async def _show_motif(context: Context, number: int, rang: int | None) -> None:
    compte = await choose_motif(context.unit, reader(context), number, rang)
    if compte is None:
        context.toast("conversation/introuvable")
    else:
        context.show("messagerie/motif", c=compte, conversation=compte.conversation)


async def _moved(context: Context, done: Conversation | str) -> None:
    if isinstance(done, str):
        context.toast(f"conversation/{done}")
    else:
        await show_panel(context, done.id)


def _here(context: Context) -> tuple[int, int]:
    """The conversation of the Tap, and the chat where it was tapped."""
    return int(context.arg), context.turn.chat_id
