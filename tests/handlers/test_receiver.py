"""The way in: acknowledged only once it is in the inbox, by polling and by webhook."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.simulator.server import serve
from bot.simulator.telegram import Telegram
from tests.world import TOKEN, Town, town

SECRET = "s3cret_-"


def free_port() -> int:
    """A port that nobody uses now."""
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def by_webhook() -> dict[str, Any]:
    port = free_port()
    return {"webhook_url": f"http://127.0.0.1:{port}/hook/x", "webhook_secret": SECRET, "webhook_port": port}


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.receiver.PATIENCE", (0.02,))
    monkeypatch.setattr("handlers.connection.PATIENCE", (0.02,))


async def test_everything_works_by_webhook(tmp_path: Path) -> None:
    async with town(tmp_path, **by_webhook()) as ville:
        camille = ville.person("Camille")
        camille.send("/start")
        assert (await camille.wait_for("Bonjour")).text
        await ville.stop_bot()
        camille.send("/start")
        await asyncio.sleep(0.05)
        await ville.start_bot()
        await ville.quiet()
        assert len(camille.received) == 2
        assert not [call for call in ville.telegram.calls if call.method == "getUpdates"]


@pytest.mark.parametrize(
    ("secret", "body", "status"),
    [
        (SECRET, b'{"update_id": 5, "message": {}}', 200),
        ("wrong", b'{"update_id": 5}', 403),
        ("", b'{"update_id": 5}', 403),
        (SECRET, b"{", 400),
        (SECRET, b"[]", 400),
        (SECRET, b'{"update_id": "5"}', 400),
        (SECRET, b'{"update_id": true}', 400),
        (SECRET, b"\xff\xfe", 400),
    ],
)
async def test_the_webhook_takes_what_telegram_sends_and_nothing_else(
    tmp_path: Path, secret: str, body: bytes, status: int
) -> None:
    settings = by_webhook()
    async with town(tmp_path, **settings) as ville, aiohttp.ClientSession() as session:
        await connected(ville)
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        async with session.post(settings["webhook_url"], data=body, headers=headers) as answer:
            assert answer.status == status
        async with ville.bot.service.unit() as unit:
            assert len(await unit.tx.sql.rows("SELECT 1 FROM inbox")) == (status == 200)


async def connected(ville: Town) -> None:
    """Until Telegram knows the webhook."""
    async with asyncio.timeout(5):
        while not ville.telegram.bot.webhook:
            await asyncio.sleep(0.005)


async def test_200_is_said_only_after_the_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.database import UnavailableError
    from store.inbox import Inbox

    async def full(*_: object) -> None:
        raise UnavailableError("database or disk is full")

    settings = by_webhook()
    async with town(tmp_path, **settings) as ville:
        await connected(ville)
        camille = ville.person("Camille")
        with monkeypatch.context() as broken:
            broken.setattr(Inbox, "add", full)
            camille.send("/start")
            async with asyncio.timeout(5):
                while ville.telegram.bot.webhook_error is None:
                    await asyncio.sleep(0.005)
            assert "503" in ville.telegram.bot.webhook_error[1]
        await camille.wait_for("Bonjour")


async def test_a_second_program_with_the_same_token_delays_and_loses_nothing(ville: Town) -> None:
    camille = ville.person("Camille")
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        for _ in range(3):
            url = f"{ville.server.api_url}{TOKEN}/getUpdates"
            group.create_task(_read(session, url))
            await asyncio.sleep(0.02)
    camille.send("/start")
    await camille.wait_for("Bonjour")


async def _read(session: aiohttp.ClientSession, url: str) -> None:
    async with session.post(url, data={"timeout": 1}) as answer:
        await answer.read()


async def test_a_line_that_breaks_and_a_telegram_that_fails_lose_nothing(ville: Town) -> None:
    camille = ville.person("Camille")
    ville.telegram.faults.add("429", "getUpdates")
    for kind in ("drop", "502", "500"):
        ville.telegram.faults.add(kind, "getUpdates", times=2)
    camille.send("/start")
    await camille.wait_for("Bonjour")


async def test_a_telegram_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    port = free_port()
    telegram = Telegram(token=TOKEN)
    place = f"http://127.0.0.1:{port}"
    async with town(tmp_path, telegram_api_url=f"{place}/bot", telegram_file_url=f"{place}/file/bot") as ville:
        await asyncio.sleep(0.1)
        server = await serve(telegram, port=port)
        camille = telegram.person("Camille")
        camille.send("/start")
        assert (await camille.wait_for("Bonjour")).text
        await ville.stop_bot()
        await server.stop()


async def test_a_webhook_left_by_somebody_else_is_taken_away(tmp_path: Path) -> None:
    async with town(tmp_path) as ville:
        await ville.stop_bot()
        ville.telegram.bot.webhook = {"url": "http://127.0.0.1:1/x"}
        ville.telegram.faults.add("502", "deleteWebhook", times=2)
        await ville.start_bot()
        camille = ville.person("Camille")
        camille.send("/start")
        await camille.wait_for("Bonjour")


async def test_the_librarys_own_client_can_be_chosen(tmp_path: Path) -> None:
    async with town(tmp_path, http_client="httpx") as ville:
        camille = ville.person("Camille")
        camille.send("/start")
        await camille.wait_for("Bonjour")
        camille.press("Mes données")
        await ville.quiet()


async def test_what_telegram_says_twice_is_treated_once(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        (row,) = await unit.tx.sql.rows("SELECT update_id FROM inbox")
    await ville.bot.receiver.take([{"update_id": row[0], "message": {}}])
    await ville.quiet()
    assert len(camille.received) == 1
