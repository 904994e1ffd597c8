"""Takes updates into the inbox, and acknowledges them only then. Treats none."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Callable

from aiohttp import web
from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.usecases.unit import Service
from handlers.incoming import ALLOWED, Raw, incoming
from handlers.waits import seconds_of
from store.database import UnavailableError

log = logging.getLogger(__name__)
POLL_SECONDS = 50
BATCH = 100
PATIENCE = (0.5, 1.0, 2.0, 5.0, 10.0)


class Receiver:
    """The way in. `arrived` is called after each commit."""

    def __init__(self, service: Service, arrived: Callable[[], None]) -> None:
        self._service = service
        self._arrived = arrived

    async def take(self, updates: list[Raw]) -> None:
        """Writes a batch; when this returns, it may be acknowledged."""
        async with self._service.unit() as unit:
            await unit.tx.inbox.add([incoming(raw) for raw in updates], unit.now)
        self._arrived()

    async def poll(self, bot: Bot) -> None:
        """Long polling until cancelled. No offset at first: Telegram restarts its numbers after a quiet week."""
        offset, failures = None, 0
        while True:
            try:
                updates = await self._ask(bot, offset)
                if updates:
                    await self.take(updates)
                    offset = max(raw["update_id"] for raw in updates) + 1
                failures = 0
            except (TelegramError, UnavailableError) as error:  # not acknowledged: Telegram keeps them
                failures += 1
                await asyncio.sleep(_pause(error, failures))

    async def _ask(self, bot: Bot, offset: int | None) -> list[Raw]:
        # Raw, through the request itself: an update that the library cannot read must not stop the others.
        wanted = {"timeout": POLL_SECONDS, "limit": BATCH, "allowed_updates": ALLOWED, "offset": offset}
        data = RequestData([RequestParameter.from_input(k, v) for k, v in wanted.items() if v is not None])
        url = f"{bot.base_url}/getUpdates"
        found: list[Raw] = await bot.request.post(url, data, read_timeout=POLL_SECONDS + 10)  # type: ignore[assignment]
        return found


def _pause(error: Exception, failures: int) -> float:
    if isinstance(error, RetryAfter):
        return seconds_of(error)
    if isinstance(error, Conflict):
        log.error("another program is polling with the same token")
    elif isinstance(error, InvalidToken):
        log.error("Telegram refuses the token")
    elif isinstance(error, UnavailableError):
        log.error("database unavailable: %s", error)
    elif isinstance(error, NetworkError):
        log.warning("Telegram does not answer (%s)", type(error).__name__)
    else:
        log.error("getUpdates: %s", error)
    return PATIENCE[min(failures, len(PATIENCE)) - 1]


class PortTakenError(Exception):
    """Another program listens where Telegram should reach us."""


class Webhook:
    """A small web server that Telegram calls; 200 only once the update is in the inbox."""

    def __init__(self, receiver: Receiver, secret: str, port: int, path: str) -> None:
        self._receiver = receiver
        self._secret = secret
        self._port = port
        self._path = path
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listens on every interface: a proxy with the certificate stands in front."""
        application = web.Application(client_max_size=8 * 2**20)
        application.router.add_post(self._path, self._on_post)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, port=self._port).start()
        except OSError as error:
            raise PortTakenError from error

    async def stop(self) -> None:
        """Stops listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _on_post(self, request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(errors="replace"), self._secret.encode()):
            return web.Response(status=403)
        update = _update(await request.read())
        if update is None:
            return web.Response(status=400)
        try:
            await self._receiver.take([update])
        except UnavailableError as error:
            log.error("database unavailable: %s", error)
            return web.Response(status=503)  # Telegram will bring it again
        return web.Response()


def _update(body: bytes) -> Raw | None:
    try:
        raw = json.loads(body)
    except ValueError:
        return None
    return raw if isinstance(raw, dict) and type(raw.get("update_id")) is int else None
