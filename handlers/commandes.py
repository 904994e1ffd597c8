"""The list of commands that Telegram shows beside the keyboard, for everybody and for one person."""

from __future__ import annotations

from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.usecases.unit import Unit
from content.commands import COMMANDS
from handlers.tasks import Body, Desk, Kind


async def _set(desk: Desk, body: Body) -> None:
    commands = [BotCommand(command, words) for command, words in COMMANDS[body["menu"]]]
    chat_id = body["chat_id"]
    scope = BotCommandScopeChat(chat_id) if chat_id else BotCommandScopeAllPrivateChats()
    await desk.bot.set_my_commands(commands, scope)


async def _done(unit: Unit, body: Body, _: object) -> None:
    """Nobody waits for it."""


TASKS = {"commandes": Kind(_set, _done)}
