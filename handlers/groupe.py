"""The team's group: linked by `/relier CODE`, watched ever after. Reads nothing that is said there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import ChatMember, Update
from telegram.error import BadRequest
from telegram.ext import ChatMemberHandler, CommandHandler, MessageHandler, filters

from bot.domain.equipe import Presence
from bot.usecases.check_group import ask_link, look_again, look_failed, note_bot_status, note_entrance, settle_look
from bot.usecases.make_invitation import invite_equipe
from bot.usecases.move_group import move_group
from bot.usecases.settle_topic import settle_topic, topic_failed
from bot.usecases.unit import Unit
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tasks import Body, Desk, Kind

GONE = (ChatMember.LEFT, ChatMember.BANNED)


def handlers() -> Handlers:
    """The link, then everything that changes who reads."""
    status = filters.StatusUpdate
    groups = filters.ChatType.GROUPS
    return [
        tap("an:groupe", on_ask_code),
        CommandHandler("relier", on_link, filters=groups),
        CommandHandler("relier", on_link_in_private, filters=filters.ChatType.PRIVATE),
        MessageHandler(groups & status.MIGRATE, on_migrated),
        MessageHandler(groups & (status.NEW_CHAT_MEMBERS | status.LEFT_CHAT_MEMBER), on_people),
        ChatMemberHandler(on_member, ChatMemberHandler.CHAT_MEMBER),
        _OwnPlace(on_own_place, ChatMemberHandler.MY_CHAT_MEMBER),
    ]


class _OwnPlace(ChatMemberHandler[Context, Any]):
    """The bot's place in a group; in a private chat the same update says that she blocked the bot."""

    def check_update(self, update: object) -> bool:
        """Groups only."""
        return super().check_update(update) and isinstance(update, Update) and _chat_id(update) < 0


async def on_ask_code(update: Update, context: Context) -> None:
    """« Relier un groupe »: how to, and the code to type there."""
    personne = context.personne
    assert personne.animateur_id is not None
    assert personne.animateur_relais_id is not None
    invitee = await invite_equipe(context.unit, personne.animateur_relais_id, personne.animateur_id)
    context.show("equipe/relier_un_groupe", invitee=invitee)


async def on_link(update: Update, context: Context) -> None:
    """`/relier CODE` in a group: the bot looks who is there."""
    assert update.effective_message is not None
    typed = (update.effective_message.text or "").partition(" ")[2]
    asked = await ask_link(context.unit, context.personne, context.turn.chat_id, typed)
    context.show("equipe/groupe_regarde" if asked == "demandee" else "equipe/code_groupe_refuse")


async def on_link_in_private(update: Update, context: Context) -> None:
    """The same words in the wrong place."""
    context.show("equipe/relier_ailleurs")


async def on_migrated(update: Update, context: Context) -> None:
    """The group became a supergroup: Telegram says it in the old one and in the new one."""
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        await move_group(context.unit, message.chat_id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await move_group(context.unit, message.migrate_from_chat_id, message.chat_id)


async def on_people(update: Update, context: Context) -> None:
    """Somebody entered or left, as the group itself says it."""
    message = update.effective_message
    assert message is not None
    entered = [user.id for user in message.new_chat_members if user.id != context.bot.id]
    await note_entrance(context.unit, message.chat_id, entered)


async def on_member(update: Update, context: Context) -> None:
    """The same, as Telegram tells an administrator."""
    change = update.chat_member
    assert change is not None
    member = change.new_chat_member
    entered = [member.user.id] if member.status not in GONE else []
    await note_entrance(context.unit, change.chat.id, entered)


async def on_own_place(update: Update, context: Context) -> None:
    """Made administrator, or no longer; sent away."""
    assert update.my_chat_member is not None
    await note_bot_status(context.unit, _chat_id(update), update.my_chat_member.new_chat_member.status)


def _chat_id(update: Update) -> int:
    return update.effective_chat.id if update.effective_chat else 0


async def _look(desk: Desk, body: Body) -> Presence:
    """Counts who is there, and looks for each known animatrice."""
    chat_id = body["chat_id"]
    chat = await desk.bot.get_chat(chat_id)
    me = await desk.bot.get_chat_member(chat_id, desk.bot.id)
    known = sum([await _is_there(desk, chat_id, user_id) for user_id in body["equipe"]])
    count = await desk.bot.get_chat_member_count(chat_id)
    return Presence(count - 1, known, me.status == ChatMember.ADMINISTRATOR, bool(chat.is_forum))


async def _is_there(desk: Desk, chat_id: int, user_id: int) -> bool:
    try:
        member = await desk.bot.get_chat_member(chat_id, user_id)
    except BadRequest:  # never seen by this group
        return False
    return member.status not in GONE and getattr(member, "is_member", True)


async def _send_away(desk: Desk, body: Body) -> None:
    if await _is_there(desk, body["chat_id"], body["user_id"]):
        await desk.bot.ban_chat_member(body["chat_id"], body["user_id"])


async def _open_topic(desk: Desk, body: Body) -> int:
    return (await desk.bot.create_forum_topic(body["chat_id"], body["nom"])).message_thread_id


async def _after_sending_away(unit: Unit, body: Mapping[str, Any], _: object) -> None:
    await look_again(unit, body["relais_id"])


_AFTER: Callable[[Unit, Mapping[str, Any], Any], Awaitable[None]] = _after_sending_away

TASKS = {
    "regarder_groupe": Kind(_look, settle_look, look_failed),
    "exclure": Kind(_send_away, _AFTER, _AFTER),
    "ouvrir_sujet": Kind(_open_topic, settle_topic, topic_failed),
}
