"""The first words with Telegram: is the token right, polling or webhook; and the toast after a tap."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from handlers.incoming import ALLOWED
from handlers.request import AiohttpRequest

if TYPE_CHECKING:
    from handlers.application import App
    from handlers.dispatcher import Toast

log = logging.getLogger(__name__)
ANSWER_WITHIN = 8.0  # seconds
PATIENCE = (0.5, 1.0, 2.0, 5.0, 10.0)


class TokenRefusedError(Exception):
    """Telegram does not know this token."""


class WebhookRefusedError(Exception):
    """Telegram does not want this address; the message is Telegram's."""


async def connect(application: App) -> str:
    """Waits for Telegram as long as it takes; gives the bot's username."""
    await _patiently(application.initialize)
    return str(application.bot.username)


class SilentError(Exception):
    """Telegram does not answer."""


async def introduce(token: str, api_url: str, client: str = "aiohttp") -> str:
    """The bot's username, asked once, beside a running bot; TokenRefusedError, SilentError."""
    request: BaseRequest = AiohttpRequest() if client == "aiohttp" else HTTPXRequest()
    bot = Bot(token, base_url=api_url, request=request, get_updates_request=request)
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            await bot.initialize()
        return bot.username
    except InvalidToken as error:
        raise TokenRefusedError from error
    except (TelegramError, TimeoutError, OSError) as error:
        raise SilentError from error
    finally:
        await request.shutdown()  # `Bot.shutdown` does nothing for a bot that could not begin


async def start_webhook(bot: Bot, url: str, secret: str) -> None:
    """Telegram will call us."""

    async def ask() -> None:
        await bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED, max_connections=40)

    try:
        await _patiently(ask)
    except BadRequest as error:
        raise WebhookRefusedError(str(error)) from error


async def stop_webhook(bot: Bot) -> None:
    """We will call Telegram; what waited there stays."""

    async def ask() -> None:
        await bot.delete_webhook(drop_pending_updates=False)

    await _patiently(ask)


async def _patiently(ask: Callable[[], Awaitable[None]]) -> None:
    """Until Telegram answers."""
    failures = 0
    while True:
        try:
            return await ask()
        except InvalidToken as error:
            raise TokenRefusedError from error
        except BadRequest:
            raise
        except TelegramError as error:
            failures += 1
            log.warning("Telegram does not answer yet (%s)", type(error).__name__)
            await asyncio.sleep(PATIENCE[min(failures, len(PATIENCE)) - 1])


def answer_tap(bot: Bot) -> Toast:
    """Ends the little clock on the tapped button, with a word or none; may be lost."""

    async def toast(query_id: str, text: str | None) -> None:
        try:
            await bot.answer_callback_query(query_id, text=text)
        except TelegramError as error:  # too old, most often
            log.info("toast: %s", error)

    return toast
