"""What an animatrice does from her chat: her first screen, her answers, the end of a conversation."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.conversations import Conversation
from bot.domain.journal import Consigne
from bot.usecases.answer_person import Cible, Repondu, answer_person
from bot.usecases.class_conversation import labels_of, settle_contact
from bot.usecases.close_conversation import EnSuspens, close_conversation, reopen_conversation
from bot.usecases.view_team import view_team
from handlers.context import Context
from handlers.envois import envoi_of
from handlers.features import FROM_TEAM, Handlers, tap


def handlers() -> Handlers:
    """« Tableau de bord », the end of a conversation; a reply to the bot is an answer to somebody."""
    return [
        tap("an", on_menu),
        tap("an:(pros|chi|org)", on_room),
        tap(r"cv:clore:(\d+)", on_close),
        tap(r"cv:clore:(\d+):oui", on_close_anyway),
        tap(r"cv:rouvrir:(\d+)", on_reopen),
        MessageHandler(filters.REPLY & FROM_TEAM & ToBot(), on_reply),
    ]


class ToBot(filters.MessageFilter):
    """A reply to a message of the bot; in a topic, Telegram gives the one that opened it for none."""

    def filter(self, message: Message) -> bool:
        """Whether it answers something that we wrote."""
        answered = message.reply_to_message
        if answered is None or answered.forum_topic_created or answered.from_user is None:
            return False
        return answered.from_user.id == message.get_bot().id


async def on_menu(update: Update, context: Context) -> None:
    """What waits, in figures."""
    context.show("equipe/menu", tableau=await view_team(context.unit, context.personne))


async def on_room(update: Update, context: Context) -> None:
    """One room of the menu."""
    room = {"pros": "equipe/professionnelles", "chi": "equipe/chiffres", "org": "equipe/organisation"}
    context.show(room[context.groups[0]], tableau=await view_team(context.unit, context.personne))


async def on_close(update: Update, context: Context) -> None:
    """« Clore »: said under the message, which stays; asked again when something is due to the person."""
    await _close(context, sure=False)


async def on_close_anyway(update: Update, context: Context) -> None:
    """« Clore quand même »."""
    await _close(context, sure=True)


async def _close(context: Context, *, sure: bool) -> None:
    number, chat_id = int(context.groups[0]), context.turn.chat_id
    match await close_conversation(context.unit, context.personne, number, chat_id, sure=sure):
        case EnSuspens(conversation, reclamation):
            context.show("conversation/clore_sure", fresh=True, conversation=conversation, reclamation=reclamation)
        case "introuvable":
            context.toast("conversation/introuvable")
        case "deja_close":
            context.toast("conversation/deja_close")
        case conversation:
            libelles = labels_of(conversation) if await settle_contact(context.unit, conversation) else ()
            context.show(
                "conversation/close_equipe", fresh=True, conversation=conversation, qui="vous", libelles=libelles
            )


async def on_reopen(update: Update, context: Context) -> None:
    """« Rouvrir »: back to the human."""
    match await reopen_conversation(context.unit, context.personne, int(context.arg)):
        case Conversation() as conversation:
            context.show("conversation/rouverte_equipe", fresh=True, conversation=conversation)
        case why:
            context.toast(f"conversation/{why}")


async def on_reply(update: Update, context: Context) -> None:
    """An answer to somebody. Nothing is said when it simply leaves."""
    message = update.effective_message
    envoi = envoi_of(update)
    if message is None or message.reply_to_message is None or envoi is None:
        return
    answered = message.reply_to_message
    sujet = message.message_thread_id if message.is_topic_message else None
    cible = Cible(message.chat_id, answered.message_id, answered.text or answered.caption or "", sujet)
    answer = await answer_person(context.unit, context.personne, cible, envoi)
    if isinstance(answer, Repondu):
        context.turn.consigne = Consigne("changement", "conversation", answer.conversation.id)
    match answer:
        case "introuvable":
            context.show("conversation/sans_destinataire")
        case "entre_nous":
            context.show("messagerie/entre_nous")
        case Repondu(rouverte=True, conversation=conversation):
            context.show("conversation/rouverte_equipe", conversation=conversation)
        case Repondu(a_qui=str(nom), conversation=conversation):
            context.show("messagerie/a_une_autre", conversation=conversation, nom=nom)
