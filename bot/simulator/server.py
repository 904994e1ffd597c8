"""The local Telegram over HTTP: the Bot API's own paths, files, and the page; it holds no state of its own."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.simulator.errors import ApiError
from bot.simulator.faults import LostAnswer
from bot.simulator.files import MAX_UPLOAD, Upload
from bot.simulator.page import Page
from bot.simulator.telegram import Telegram
from bot.simulator.webhook import FIRST_WAIT, Courier
from bot.simulator.world import Json

FOR_EVER = 3600.0


@dataclass(frozen=True, slots=True)
class Guide:
    """What the page proposes to try: a title, a few steps, and who the people are (name, who she is)."""

    title: str
    steps: list[str]
    cast: list[tuple[str, str]] = field(default_factory=list)


async def serve(
    telegram: Telegram,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    guide: Guide | None = None,
    webhook_retry: float = FIRST_WAIT,
) -> "Server":
    """Start listening; port 0 takes a free one. The addresses are those of the server given back."""
    server = Server(telegram, guide, webhook_retry)
    await server.start(host, port)
    return server


class Server:
    """A running server."""

    def __init__(self, telegram: Telegram, guide: Guide | None, webhook_retry: float) -> None:
        self.telegram = telegram
        self.courier = Courier(telegram, webhook_retry)
        self.page = Page(telegram, {} if guide is None else _guide_json(guide))
        self.page_url = ""
        application = web.Application(client_max_size=MAX_UPLOAD + 1024 * 1024)
        application.router.add_route("*", "/bot{token}/{method}", self._on_call)
        application.router.add_get("/file/bot{token}/{path:.+}", self._on_file)
        self.page.add_routes(application)
        self._runner = web.AppRunner(application, handler_cancellation=True, access_log=None, shutdown_timeout=0.5)

    @property
    def api_url(self) -> str:
        """Base address of the Bot API, without the token (`base_url` of python-telegram-bot)."""
        return f"{self.page_url}bot"

    @property
    def file_url(self) -> str:
        """Base address of the files, without the token (`base_file_url`)."""
        return f"{self.page_url}file/bot"

    async def start(self, host: str, port: int) -> None:
        """Listen."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.page_url = f"http://{host}:{port}/"

    async def stop(self) -> None:
        """Close everything."""
        self.page.close()
        await self.courier.stop()
        await self._runner.cleanup()

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        token, method = request.match_info["token"], request.match_info["method"]
        try:
            params, files = await _parameters(request)
            status, body = await self.telegram.request(token, method, params, files)
        except LostAnswer as lost:
            return await _lose(request, lost)
        except ValueError:
            return _json(400, {"ok": False, "error_code": 400, "description": "Bad Request: can't parse the body"})
        if method.lower() == "setwebhook" and status == 200:
            self.courier.look_after(self.telegram.account(token))
        return _json(status, body)

    async def _on_file(self, request: web.Request) -> web.Response:
        try:
            self.telegram.account(request.match_info["token"])
        except ApiError as error:
            return _json(error.code, {"ok": False, "error_code": error.code, "description": error.description})
        stored = self.telegram.world.files.by_path.get(request.match_info["path"])
        if stored is None:
            return _json(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        if self.telegram.latency:
            await asyncio.sleep(self.telegram.latency)
        return web.Response(body=stored.data, content_type="application/octet-stream")


async def _lose(request: web.Request, lost: LostAnswer) -> web.StreamResponse:
    """The bot gets no answer: a silence, or a line cut at once."""
    if lost.kind == "timeout":
        await asyncio.sleep(FOR_EVER)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def _parameters(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters from the query, a form, a multipart body or JSON."""
    params: Json = dict(request.query) if request.query_string else {}
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, params)
    body = await request.read() if request.can_read_body else b""
    if kind == "application/json" and body:
        given: Any = json.loads(body)
        if not isinstance(given, dict):
            raise ValueError("an object is expected")
        return params | given, {}
    if body:
        params |= parse_qsl(body.decode(), keep_blank_values=True)
    return params, {}


async def _multipart(request: web.Request, params: Json) -> tuple[Json, dict[str, Upload]]:
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            params[name] = value if isinstance(value, str) else bytes(value).decode()
    return params, files


def _json(status: int, body: Json) -> web.Response:
    return web.Response(status=status, body=json.dumps(body).encode(), content_type="application/json")


def _guide_json(guide: Guide) -> Json:
    return {"title": guide.title, "steps": guide.steps, "cast": [list(one) for one in guide.cast]}
