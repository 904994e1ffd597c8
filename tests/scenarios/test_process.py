"""The real process: how it starts, refuses to start, and stops."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.simulator.phone import Phone
from bot.simulator.server import Server, serve
from bot.simulator.telegram import Telegram
from tests.robot import TOKEN, Robot


@asynccontextmanager
async def local_telegram() -> AsyncIterator[tuple[Telegram, Server]]:
    telegram = Telegram(token=TOKEN)
    server = await serve(telegram)
    try:
        yield telegram, server
    finally:
        await server.stop()


async def greeted(robot: Robot, phone: Phone) -> None:
    phone.send("/start")
    await phone.wait_for("Bonjour", timeout=10)


async def test_it_stops_in_order_within_five_seconds_even_with_a_silent_telegram(tmp_path: Path) -> None:
    async with local_telegram() as (telegram, server):
        robot, camille = Robot(server, tmp_path), telegram.person("Camille")
        await robot.start()
        try:
            await greeted(robot, camille)
            telegram.faults.add("timeout", "sendMessage", times=100)
            camille.send("/start")
            await asyncio.sleep(0.1)
            began = time.monotonic()
            assert await robot.stop() == 0
            assert time.monotonic() - began < 5
        finally:
            await robot.kill()


async def test_a_second_one_on_the_same_database_refuses_to_start(tmp_path: Path) -> None:
    async with local_telegram() as (telegram, server):
        first, second = Robot(server, tmp_path), Robot(server, tmp_path)
        await first.start()
        try:
            await greeted(first, telegram.person("Camille"))
            await second.start()
            assert await second.wait() == 2
            assert "tourne déjà" in second.said().splitlines()[-1]
            await greeted(first, telegram.person("Nadia"))
            assert await first.stop() == 0
            await second.start()  # now it may
            await greeted(second, telegram.person("Lou"))
        finally:
            await first.kill()
            await second.kill()


async def test_without_telegram_it_waits_and_stops_at_once_when_asked(tmp_path: Path) -> None:
    robot = Robot(None, tmp_path, TELEGRAM_API_URL="http://127.0.0.1:9/bot")
    await robot.start()
    try:
        async with asyncio.timeout(10):
            while "does not answer yet" not in robot.said():
                await asyncio.sleep(0.05)
        began = time.monotonic()
        assert await robot.stop() == 0
        assert time.monotonic() - began < 2
    finally:
        await robot.kill()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"TELEGRAM_TOKEN": "7000000002:other"}, "TELEGRAM_TOKEN : Telegram refuse ce jeton"),
        ({"WEBHOOK_URL": "https://example.org/x", "WEBHOOK_SECRET": "s", "WEBHOOK_PORT": "{busy}"}, "WEBHOOK_PORT"),
    ],
)
async def test_what_telegram_or_the_machine_refuses_is_one_sentence_and_status_2(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    async with local_telegram() as (_, server):
        busy = server.page_url.rstrip("/").rpartition(":")[2]
        robot = Robot(server, tmp_path, **{name: value.format(busy=busy) for name, value in settings.items()})
        await robot.start()
        assert await robot.wait() == 2
        assert robot.said().splitlines()[-1].startswith(words)
        assert "Traceback" not in robot.said()
