"""Documents and pictures, made in a thread by the worker. Decides nothing of what they say."""

from __future__ import annotations

import asyncio
from base64 import b64encode

from bot.usecases.make_document import DOCUMENT, give_up_document, send_document
from bot.usecases.unit import Unit
from content.documents import make_document
from handlers.tasks import Body, Desk, Kind


async def _make(desk: Desk, body: Body) -> str:
    return b64encode(await asyncio.to_thread(make_document, body["sort"], body["contenu"])).decode("ascii")


async def _send(unit: Unit, body: Body, base64: str) -> None:
    await send_document(unit, _key(body), body, base64)


async def _give_up(unit: Unit, body: Body, reason: str) -> None:
    await give_up_document(unit, _key(body), body)


def _key(body: Body) -> str:
    return f"{DOCUMENT}:{body['chat_id']}:{body['nom']}:{body['le']}"


TASKS = {DOCUMENT: Kind(_make, _send, _give_up)}
