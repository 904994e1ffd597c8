"""What Telegram answers becomes a few words; each answer is one that the local Telegram really gives."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.outbox import Delivered, Letter, Moved, Rejected, TryLater, Unreachable
from bot.simulator.faults import Kind
from bot.simulator.server import serve
from bot.simulator.telegram import Telegram
from handlers.application import build_application
from handlers.sender import Sender
from tests.world import MARDI_10_H, TOKEN

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class Post:
    """A sender, and the Telegram it speaks with."""

    def __init__(self, telegram: Telegram, sender: Sender) -> None:
        self.telegram = telegram
        self.sender = sender

    async def carry(self, chat_id: int, text: str = "Bonjour", method: Any = "send", **body: Any) -> Any:
        return await self.sender.carry(Letter("k", chat_id, {"text": text, **body}, MARDI_10_H, method=method))


@pytest.fixture(params=["aiohttp", "httpx"])
async def post(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Post]:
    telegram = Telegram(token=TOKEN)
    server = await serve(telegram)
    application = build_application(TOKEN, server.api_url, server.file_url, request.param)
    await application.initialize()
    yield Post(telegram, Sender(application.bot, tmp_path))
    await application.shutdown()
    await application.bot.shutdown()
    await server.stop()


def _somebody(post: Post) -> Any:
    phone = post.telegram.person("Camille")
    phone.send("/start")
    return phone


async def test_a_message_is_delivered_with_its_number(post: Post) -> None:
    camille = _somebody(post)
    outcome = await post.carry(camille.id)
    assert outcome == Delivered(camille.last.id)


async def test_somebody_who_blocked_us_is_unreachable(post: Post) -> None:
    camille = _somebody(post)
    camille.block()
    assert isinstance(await post.carry(camille.id), Unreachable)
    assert isinstance(await post.carry(424242), Unreachable)


async def test_our_own_mistake_is_rejected_and_marks_nobody(post: Post) -> None:
    assert isinstance(await post.carry(_somebody(post).id, "<b>never closed"), Rejected)


async def test_an_edit_that_changes_nothing_is_delivered(post: Post) -> None:
    camille = _somebody(post)
    sent = await post.carry(camille.id)
    assert await post.carry(camille.id, method="edit", message_id=sent.message_id) == sent


async def test_an_edit_whose_message_is_gone_becomes_a_message(post: Post) -> None:
    camille = _somebody(post)
    outcome = await post.carry(camille.id, "Nouveau", "edit", message_id=99999)
    assert (camille.last.text, outcome.message_id) == ("Nouveau", camille.last.id)


async def test_an_edit_of_a_gone_message_to_somebody_who_blocked_us_is_unreachable(post: Post) -> None:
    camille = _somebody(post)
    post.telegram.faults.clear()
    sender = post.sender._bot

    async def gone(*_: Any, **__: Any) -> Any:
        from telegram.error import BadRequest

        camille.block()
        raise BadRequest("Message to edit not found")

    object.__setattr__(sender, "edit_message_text", gone)
    assert isinstance(await post.carry(camille.id, method="edit", message_id=5), Unreachable)


async def test_a_photo_on_the_screen_is_not_rewritten_but_followed_by_a_message(post: Post, tmp_path: Path) -> None:
    camille = _somebody(post)
    (tmp_path / "x").write_bytes(base64.b64decode(PIXEL))
    photo = await post.carry(camille.id, "Voici", "photo", file="x")
    await post.carry(camille.id, "Menu", "edit", message_id=photo.message_id)
    assert camille.last.text == "Menu"


async def test_a_group_that_moved_says_where(post: Post) -> None:
    nadia = post.telegram.person("Nadia")
    group = post.telegram.group("Équipe", [nadia], basic=True)
    new = group.migrate()
    assert await post.carry(group.id) == Moved(new.id)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("429", TryLater(3.0)),
        ("500", TryLater(0.0, perhaps_sent=True)),
        ("502", TryLater(0.0, perhaps_sent=True)),
        ("drop", TryLater(0.0, perhaps_sent=True)),
    ],
)
async def test_troubles_are_for_later(post: Post, kind: Kind, expected: TryLater) -> None:
    camille = _somebody(post)
    post.telegram.faults.add(kind, "sendMessage", retry_after=3)
    assert await post.carry(camille.id) == expected


@pytest.mark.parametrize("post", ["aiohttp"], indirect=True)
async def test_a_silence_is_perhaps_a_message_sent(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.request.TIMEOUT", 0.05)
    camille = _somebody(post)
    post.telegram.faults.add("timeout", "sendMessage", done=True)
    assert await post.carry(camille.id) == TryLater(0.0, perhaps_sent=True)


@pytest.mark.parametrize("client", ["aiohttp", "httpx"])
async def test_a_refused_connection_is_surely_nothing_sent(tmp_path: Path, client: str) -> None:
    telegram = Telegram(token=TOKEN)
    server = await serve(telegram)
    application = build_application(TOKEN, server.api_url, server.file_url, client)
    await application.initialize()
    await server.stop()
    post = Post(telegram, Sender(application.bot, tmp_path))
    assert await post.carry(1) in (TryLater(0.0), TryLater(0.0, perhaps_sent=True))  # the kept connection was cut
    assert await post.carry(1) == TryLater(0.0)
    await application.shutdown()
    await application.bot.shutdown()
