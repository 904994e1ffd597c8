"""The web page's door: states and acts of the phones as JSON; it shows nothing that a phone would not."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.simulator.clock import FileClock, in_french
from bot.simulator.deeds import DEEDS
from bot.simulator.incoming import SimulatorError
from bot.simulator.snapshot import chat_json, phone_json
from bot.simulator.telegram import Telegram
from bot.simulator.world import Json

FOLDER = Path(__file__).with_name("page")
FILES = {"/": "index.html", "/app.js": "app.js", "/style.css": "style.css"}
PAUSE = 0.06
BREATH = 15.0


class Page:
    """Serves the page, its state and its acts."""

    def __init__(self, telegram: Telegram, guide: Json) -> None:
        self.telegram = telegram
        self.guide = guide
        self._open = True

    def add_routes(self, application: web.Application) -> None:
        """Everything the page asks for."""
        for address, name in FILES.items():
            application.router.add_get(address, _file_handler(FOLDER / name))
        application.router.add_get("/favicon.ico", _on_no_icon)
        application.router.add_get("/sim/state", self._on_state)
        application.router.add_get("/sim/events", self._on_events)
        application.router.add_get("/sim/files/{file_id}", self._on_file)
        application.router.add_post("/sim/clock", self._on_clock)
        application.router.add_post("/sim/people", self._on_people)
        application.router.add_post("/sim/phones/{person}/{deed}", self._on_deed)

    def close(self) -> None:
        """End the open streams."""
        self._open = False
        self.telegram.world.signal.notify()

    def state(self, since: int = 0) -> Json:
        """What changed after `since` (0: everything)."""
        telegram = self.telegram
        now = telegram.clock()
        state: Json = {
            "rev": telegram.world.rev,
            "clock": {
                "iso": now.isoformat(),
                "words": in_french(now),
                "movable": isinstance(telegram.clock, FileClock),
            },
            "bot": {"name": telegram.bot.user.first_name, "username": telegram.bot.user.username},
            "phones": [phone_json(phone, telegram.groups, since) for phone in telegram.phones],
            "chats": {},
        }
        shown = [phone.chat for phone in telegram.phones] + [group.chat for group in telegram.groups]
        for chat in shown:
            state["chats"][str(chat.id)] = chat_json(telegram.bot, chat, since)
        return state | ({"guide": self.guide} if since == 0 else {})

    async def _on_state(self, request: web.Request) -> web.Response:
        return web.json_response(self.state(int(request.query.get("since", "0"))))

    async def _on_events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the whole state first, then what changes."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        rev = -1
        while self._open:
            if self.telegram.world.rev == rev:
                await self.telegram.world.signal.wait(BREATH)
                await asyncio.sleep(PAUSE)
            state = self.state(max(rev, 0))
            rev = state["rev"]
            await response.write(b"data: " + json.dumps(state).encode() + b"\n\n")
        return response

    async def _on_file(self, request: web.Request) -> web.Response:
        stored = self.telegram.world.files.by_id.get(request.match_info["file_id"])
        if stored is None:
            raise web.HTTPNotFound
        name = quote(stored.name)
        picture = stored.data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1", b"GIF8")
        place = "inline" if picture else "attachment"
        return web.Response(
            body=stored.data,
            content_type="image/png" if picture else "application/octet-stream",
            headers={"Content-Disposition": f"{place}; filename*=UTF-8''{name}", "X-Content-Type-Options": "nosniff"},
        )

    async def _on_clock(self, request: web.Request) -> web.Response:
        """Move the clock: {"hours": 1} or {"days": 3} or {"months": 1}."""
        clock = self.telegram.clock
        if not isinstance(clock, FileClock):
            return _refusal("the clock of this simulator cannot be moved")
        asked = await _body(request)
        try:
            clock.move(**{unit: int(asked.get(unit, 0)) for unit in ("hours", "days", "months")})
        except (ValueError, TypeError, OverflowError) as error:
            return _refusal(str(error))
        self.telegram.world.touch()
        return web.json_response(self.state(self.telegram.world.rev))

    async def _on_people(self, request: web.Request) -> web.Response:
        """Somebody new: {"name": …, "role": …, "phone": …}."""
        asked = await _body(request)
        name = str(asked.get("name", "")).strip()
        if not name:
            return _refusal("a name is expected")
        phone = self.telegram.person(name, role=str(asked.get("role", "")), phone=str(asked.get("phone", "")))
        self.telegram.world.touch()
        return web.json_response({"id": phone.id})

    async def _on_deed(self, request: web.Request) -> web.Response:
        """What a person does: the deed's name is in the address, its details in the body."""
        key = request.match_info["person"]
        phone = next((p for p in self.telegram.phones if key in (str(p.id), p.name)), None)
        deed: Callable[..., None] | None = DEEDS.get(request.match_info["deed"])
        if phone is None or deed is None:
            raise web.HTTPNotFound
        try:
            deed(self.telegram, phone, await _body(request))
        except (SimulatorError, KeyError, ValueError) as error:
            return _refusal(str(error))
        return web.json_response({"ok": True})


async def _body(request: web.Request) -> Json:
    try:
        body: Any = await request.json() if request.can_read_body else {}
    except ValueError:
        body = {}
    return body if isinstance(body, dict) else {}


def _refusal(words: str) -> web.Response:
    return web.json_response({"ok": False, "error": words}, status=400)


def _file_handler(path: Path) -> Callable[[web.Request], Any]:
    async def on_file(_request: web.Request) -> web.FileResponse:
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"})

    return on_file


async def _on_no_icon(_request: web.Request) -> web.Response:
    return web.Response(status=204)
