"""Flood limits, ordered faults, latency and the clock."""

import asyncio
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from bot.simulator.clock import FileClock, in_french, later
from bot.simulator.errors import ApiError
from bot.simulator.faults import LostAnswer
from bot.simulator.limits import FloodLimits
from bot.simulator.server import Server
from bot.simulator.telegram import Telegram
from tests.bot.simulator.echo import TOKEN


def spend(limits: FloodLimits, chat_id: int, now: float, most: int = 1000) -> int:
    for count in range(most):
        try:
            limits.accept("sendMessage", chat_id, now)
        except ApiError:
            return count
    return most


def test_a_person_gets_a_burst_then_one_message_a_second() -> None:
    limits = FloodLimits()
    assert spend(limits, 1, 0.0) == 6
    assert spend(limits, 1, 3.0) == 3


def test_a_group_gets_a_burst_then_twenty_a_minute() -> None:
    limits = FloodLimits()
    assert spend(limits, -100, 0.0) == 21
    assert spend(limits, -100, 30.0) == 10


def test_all_together_get_thirty_a_second_and_a_refusal_says_when_to_come_back() -> None:
    limits = FloodLimits()
    sent = sum(spend(limits, person, 0.0, most=1) for person in range(1, 100))
    assert sent == 30
    with pytest.raises(ApiError) as refusal:
        limits.accept("sendMessage", 500, 0.0)
    assert refusal.value.code == 429
    assert refusal.value.parameters == {"retry_after": 1}
    assert sum(spend(limits, person, 1.0, most=1) for person in range(101, 200)) == 30


def test_answers_to_taps_and_deletions_are_not_limited() -> None:
    limits = FloodLimits()
    spend(limits, 1, 0.0)
    for method in ("answerCallbackQuery", "deleteMessage", "sendChatAction", "getChat"):
        limits.accept(method, 1, 0.0)


def test_limits_are_off_unless_asked_for() -> None:
    for limits, expected in ((False, 0), (True, 4)):
        telegram = Telegram(limits=limits)
        camille = telegram.person("Camille")
        camille.send("/start")
        answers = [telegram.call(TOKEN, "sendMessage", {"chat_id": camille.id, "text": f"{i}"})[0] for i in range(10)]
        assert answers.count(429) == expected


def test_an_ordered_fault_strikes_so_many_times_and_only_there(telegram: Telegram) -> None:
    camille, ines = telegram.person("Camille"), telegram.person("Inès")
    for person in (camille, ines):
        person.send("/start")
    telegram.faults.add("429", "sendMessage", chat_id=camille.id, times=2, retry_after=7)

    def send(chat_id: int) -> int:
        return telegram.call(TOKEN, "sendMessage", {"chat_id": str(chat_id), "text": "x"})[0]

    assert [send(ines.id), send(camille.id), send(camille.id), send(camille.id)] == [200, 429, 429, 200]
    telegram.faults.add("500", "sendMessage")
    assert send(ines.id) == 500
    assert telegram.violations == []


def test_a_lost_answer_may_hide_a_call_carried_out(telegram: Telegram) -> None:
    camille = telegram.person("Camille")
    camille.send("/start")
    for done in (False, True):
        telegram.faults.add("drop", "sendMessage", done=done)
        with pytest.raises(LostAnswer):
            telegram.call(TOKEN, "sendMessage", {"chat_id": camille.id, "text": f"fait : {done}"})
    assert [m.text for m in camille.received] == ["fait : True"]


async def test_over_http_a_dropped_line_and_a_silence_are_real(telegram: Telegram, server: Server) -> None:
    telegram.faults.add("drop", "getMe")
    timeout = aiohttp.ClientTimeout(total=0.2)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await session.post(f"{server.api_url}{TOKEN}/getMe")
        telegram.faults.add("timeout", "getMe")
        with pytest.raises(TimeoutError):
            await session.post(f"{server.api_url}{TOKEN}/getMe")
        async with session.post(f"{server.api_url}{TOKEN}/getMe") as answer:
            assert (await answer.json())["result"]["is_bot"]


async def test_a_poller_that_dies_leaves_its_place_free(telegram: Telegram, server: Server) -> None:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.1)) as session:
        with pytest.raises(TimeoutError):
            await session.post(f"{server.api_url}{TOKEN}/getUpdates", json={"timeout": 30})
    await asyncio.sleep(0.05)
    telegram.person("Camille").send("Bonjour")
    status, body = await telegram.request(TOKEN, "getUpdates", {"timeout": 5})
    assert status == 200
    assert len(body["result"]) == 1
    assert [call.error for call in telegram.calls if call.error] == []


async def test_latency_delays_each_answer() -> None:
    telegram = Telegram(latency=0.05)
    start = time.perf_counter()
    await telegram.request(TOKEN, "getMe")
    assert time.perf_counter() - start >= 0.05


def test_the_clock_file_says_a_moment_and_time_flows_from_its_writing(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("2026-10-13T10:00:00+02:00\n")
    os.utime(file, (time.time() - 90, time.time() - 90))  # noqa: TID251 - a file written ninety seconds ago
    clock = FileClock(file)
    assert abs((clock() - datetime(2026, 10, 13, 8, 1, 30, tzinfo=UTC)).total_seconds()) < 1
    clock.move(days=1)
    assert abs((clock() - datetime(2026, 10, 14, 8, 1, 30, tzinfo=UTC)).total_seconds()) < 1
    assert datetime.fromisoformat(file.read_text()).tzinfo is not None
    file.write_text("2026-10-13T10:00:00")
    with pytest.raises(ValueError, match="no offset"):
        clock()


def test_a_day_and_a_month_keep_the_hour_of_the_wall() -> None:
    saturday = datetime(2026, 10, 24, 8, 0, tzinfo=UTC)
    assert in_french(later(saturday, days=1)) == "dimanche 25 octobre 2026, 10 h 00"
    assert in_french(later(datetime(2026, 12, 31, 9, 0, tzinfo=UTC), months=2)) == "dimanche 28 février 2027, 10 h 00"
    assert in_french(later(datetime(2027, 3, 28, 0, 30, tzinfo=UTC), hours=1)) == "dimanche 28 mars 2027, 3 h 30"


def test_the_dates_of_messages_follow_the_clock_of_the_demo(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("2026-10-13T10:00:00+02:00")
    telegram = Telegram(now=file)
    camille = telegram.person("Camille")
    first = camille.send("aujourd'hui")
    assert isinstance(telegram.clock, FileClock)
    telegram.clock.move(months=1)
    assert 30 <= (camille.send("dans un mois").date - first.date).days <= 31
