"""Somebody blocks the bot. The team's group is not treated here."""

from __future__ import annotations

from telegram import Chat, ChatMember, Update
from telegram.ext import ChatMemberHandler

from bot.usecases.mark_unreachable import mark_blocked
from handlers.context import Context
from handlers.features import Handlers


class InPrivate(ChatMemberHandler[Context, None]):
    """What happens to the bot in somebody's own chat."""

    def check_update(self, update: object) -> bool:
        """The library tells nothing of the kind of chat."""
        if not isinstance(update, Update) or update.my_chat_member is None:
            return False
        return update.my_chat_member.chat.type == Chat.PRIVATE


def handlers() -> Handlers:
    """Blocked, unblocked."""
    return [InPrivate(on_presence)]


async def on_presence(update: Update, context: Context) -> None:
    """Blocked: marked at once. Back: the dispatcher has seen that already, and what waited leaves."""
    changed = update.my_chat_member
    if changed is not None and changed.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
        await mark_blocked(context.unit, changed.chat.id)
