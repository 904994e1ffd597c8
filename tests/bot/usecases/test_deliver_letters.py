"""The postman: what is written leaves, once if Telegram lets us know, and in the right order."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.outbox import Delivered, Lane, Letter, Moved, Outcome, Pace, Rejected, TryLater, Unreachable
from bot.usecases.deliver_letters import Postman
from bot.usecases.mark_reachable import mark_reachable
from bot.usecases.unit import Service, Unit
from store.database import UnavailableError
from store.letters import Letters
from tests.bot.usecases.conftest import Moment
from tests.world import MARDI_10_H

CAMILLE, NADIA, GROUP = 101, 102, -55
QUICK = Pace(rate=1e6, burst=10**6, chat_burst=1000, group_burst=1000)


class Telegram:
    """Answers what was ordered, then « delivered »; remembers what it saw."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.letters: list[Letter] = []
        self.orders: dict[str, list[Outcome | Exception]] = {}
        self.open = asyncio.Event()
        self.open.set()
        self.at_once = 0
        self.most_at_once = 0

    async def carry(self, letter: Letter) -> Outcome:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self.seen.append(letter.key)
            self.letters.append(letter)
            await self.open.wait()
            await asyncio.sleep(0)
            ordered = self.orders.get(letter.key)
            outcome = ordered.pop(0) if ordered else Delivered(len(self.seen))
            if isinstance(outcome, Exception):
                raise outcome
            return outcome
        finally:
            self.at_once -= 1


class Office:
    """A running postman."""

    def __init__(self, service: Service, telegram: Telegram, pace: Pace, clock: Callable[[], float]) -> None:
        self.service = service
        self.telegram = telegram
        self.postman = Postman(service, telegram.carry, clock, pace)
        service.on_letters = self.postman.offer

    async def write(self, key: str, chat_id: int = CAMILLE, lane: Lane = Lane.ALERT, **known: Any) -> None:
        async with self.service.unit() as unit:
            body = known.pop("body", {"text": key})
            unit.letters.append(Letter(key, chat_id, body, known.pop("not_before", unit.now), lane, **known))

    async def quiet(self, seconds: float = 5.0) -> None:
        async with asyncio.timeout(seconds):
            while not await self.postman.is_quiet():
                await asyncio.sleep(0.002)

    async def state(self, key: str) -> Any:
        async with self.service.unit() as unit:
            return await unit.tx.sql.value("SELECT state FROM letter WHERE key = :key", {"key": key})


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The postman's own delays, a hundred times shorter."""
    monkeypatch.setattr("bot.usecases.deliver_letters.LOOK_EVERY", 0.02)
    monkeypatch.setattr("bot.usecases.fly_letters.LANDING", 0.2)
    monkeypatch.setattr("bot.domain.patience.STEPS", (0.01, 0.02))
    monkeypatch.setattr("bot.domain.patience.SAME_MOMENT", 0.1)


@asynccontextmanager
async def office(service: Service, pace: Pace = QUICK) -> AsyncIterator[Office]:
    async with service.unit() as unit:
        for chat_id in (CAMILLE, NADIA):
            await unit.tx.personnes.meet(chat_id, "x", unit.now)
    place = Office(service, Telegram(), pace, asyncio.get_running_loop().time)
    running = asyncio.create_task(place.postman.run())
    try:
        yield place
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_letter_leaves_and_is_written_down(service: Service) -> None:
    async with office(service) as place:
        await place.write("hello", lane=Lane.ANSWER)
        await place.quiet()
        assert place.telegram.seen == ["hello"]
        assert await place.state("hello") == "sent"


async def test_an_answer_leaves_at_the_commit_without_waiting_for_the_postmans_turn(service: Service) -> None:
    async with office(service) as place:
        await place.quiet()
        await place.write("hello", lane=Lane.ANSWER)
        await asyncio.sleep(0)
        assert place.telegram.seen == ["hello"]


async def test_each_letter_leaves_once_under_a_heavy_load(service: Service) -> None:
    async with office(service) as place:
        lanes = (Lane.ANSWER, Lane.ALERT, Lane.BULK)
        for n in range(300):
            await place.write(f"k{n}", 1000 + n % 40, lanes[n % 3])
            place.postman._look_at = 0.0  # looks at every turn: what is in flight must not be read again
        await place.quiet(20)
        assert [key for key, times in Counter(place.telegram.seen).items() if times > 1] == []
        assert len(place.telegram.seen) == 300


async def test_one_chat_and_lane_is_carried_in_the_order_written(service: Service) -> None:
    async with office(service) as place:
        for n in range(30):
            await place.write(f"k{n}")
        await place.quiet()
        assert place.telegram.seen == [f"k{n}" for n in range(30)]


async def test_never_more_on_their_way_than_a_crash_may_repeat(service: Service) -> None:
    async with office(service) as place:
        place.telegram.open.clear()
        for n in range(60):
            await place.write(f"k{n}", 1000 + n, Lane.ANSWER)
        await asyncio.sleep(0.05)
        assert place.telegram.at_once == 16
        place.telegram.open.set()
        await place.quiet()
        assert place.telegram.most_at_once == 16


async def test_answers_that_come_while_letters_are_claimed_do_not_overfill_the_window(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = Letters.claim

    async with office(service) as place:

        async def claim_while_answers_come(self: Letters, ids: Any) -> set[int]:
            place.postman.offer([Letter(f"a{n}", n, {"text": ""}, MARDI_10_H, id=n) for n in range(9000, 9040)])
            return await claim(self, ids)

        monkeypatch.setattr(Letters, "claim", claim_while_answers_come)
        place.telegram.open.clear()
        for n in range(20):
            await place.write(f"bulk{n}", 1000 + n, Lane.BULK)
        await asyncio.sleep(0.05)
        assert place.telegram.at_once == 16


async def test_a_slow_broadcast_leaves_room_for_answers(service: Service) -> None:
    async with office(service) as place:
        place.telegram.open.clear()
        for n in range(60):
            await place.write(f"bulk{n}", 1000 + n, Lane.BULK)
        await asyncio.sleep(0.1)
        assert place.telegram.at_once == 12
        await place.write("answer", lane=Lane.ANSWER)
        await asyncio.sleep(0)
        assert place.telegram.seen[-1] == "answer"


async def test_an_answer_to_a_chat_told_to_wait_comes_after_the_letter_that_waits(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders["first"] = [TryLater(0.1)]
        await place.write("first", lane=Lane.ANSWER)
        await asyncio.sleep(0.02)
        await place.write("second", lane=Lane.ANSWER)
        await place.write("other", NADIA, Lane.ANSWER)
        await place.quiet()
        assert place.telegram.seen == ["first", "other", "first", "second"]


async def test_the_same_wait_for_two_chats_freezes_everybody(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders = {"a": [TryLater(0.2)], "b": [TryLater(0.2)]}
        await place.write("a", CAMILLE, Lane.ANSWER)
        await place.write("b", NADIA, Lane.ANSWER)
        await asyncio.sleep(0.05)
        await place.write("c", 103, Lane.ANSWER)
        await asyncio.sleep(0.05)
        assert place.telegram.seen == ["a", "b"]
        await place.quiet()
        assert sorted(place.telegram.seen) == ["a", "a", "b", "b", "c"]


async def test_two_waits_at_different_moments_freeze_nobody_else(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders = {"a": [TryLater(0.4)], "b": [TryLater(0.4)]}
        await place.write("a", CAMILLE, Lane.ANSWER)
        await asyncio.sleep(0.15)
        await place.write("b", NADIA, Lane.ANSWER)
        await asyncio.sleep(0.05)
        await place.write("c", 103, Lane.ANSWER)
        await asyncio.sleep(0.05)
        assert place.telegram.seen == ["a", "b", "c"]
        await place.quiet()


async def test_somebody_unreachable_is_marked_and_her_letters_leave_when_she_is_back(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders["a"] = [Unreachable("bot was blocked by the user")]
        await place.write("a")
        await place.quiet()
        await place.write("b")
        await place.quiet()
        assert place.telegram.seen == ["a"]
        async with service.unit() as unit:
            assert (await unit.tx.personnes.meet(CAMILLE, "", unit.now)).is_unreachable
            await mark_reachable(unit, CAMILLE)
        await place.quiet()
        assert place.telegram.seen == ["a", "a", "b"]


async def test_a_group_that_moved_is_followed_by_everything_that_waits(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders["a"] = [Moved(-1001)]
        place.telegram.open.clear()
        await place.write("a", GROUP)
        await place.write("b", GROUP, not_before=MARDI_10_H + timedelta(seconds=0))
        await asyncio.sleep(0.05)
        place.telegram.open.set()
        await place.quiet()
        arrived = [(x.key, x.chat_id) for x in place.telegram.letters]
        assert arrived[0] == ("a", GROUP)
        assert ("a", -1001) in arrived
        assert await place.state("b") == "sent"


async def test_a_reminder_past_its_hour_dies_quietly(service: Service, moment: Moment) -> None:
    async with office(service) as place:
        tomorrow = moment.now + timedelta(days=1)
        await place.write("reminder", not_before=tomorrow, until=tomorrow + timedelta(hours=1))
        await place.write("letter", not_before=tomorrow)
        moment.now = tomorrow + timedelta(hours=2)
        await place.quiet()
        assert place.telegram.seen == ["letter"]
        assert await place.state("reminder") == "expired"


async def test_an_announcement_perhaps_sent_goes_once_more_never_a_third_time(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders["news"] = [TryLater(0.0, perhaps_sent=True)] * 5
        await place.write("news", lane=Lane.BULK)
        await place.quiet()
        assert place.telegram.seen == ["news", "news"]
        assert await place.state("news") == "uncertain"


async def test_an_announcement_surely_not_sent_is_tried_until_it_is(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders["news"] = [TryLater(0.0)] * 4
        await place.write("news", lane=Lane.BULK)
        await place.quiet()
        assert place.telegram.seen == ["news"] * 5
        assert await place.state("news") == "sent"


async def test_after_a_crash_a_doubted_announcement_has_only_one_more_try(service: Service) -> None:
    async with service.unit() as unit:
        unit.letters.append(Letter("news", CAMILLE, {"text": ""}, unit.now, Lane.BULK))
        (letter,) = await unit.flush()
        await unit.tx.letters.claim([letter.id])
    async with office(service) as place:
        place.telegram.orders["news"] = [TryLater(0.0, perhaps_sent=True)] * 5
        await place.quiet()
        assert place.telegram.seen == ["news"]
        assert await place.state("news") == "uncertain"


async def test_stop_reaches_letters_already_in_the_bag(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders["first"] = [TryLater(0.1)]
        await place.write("first", genre="automatique")
        await place.write("second", genre="automatique")
        await place.write("answer")
        await asyncio.sleep(0.05)  # all in the bag, the first told to wait
        async with service.unit() as unit:
            await unit.tx.letters.cancel_automatic(CAMILLE)
        await place.quiet()
        assert place.telegram.seen == ["first", "answer"]


async def test_an_edit_waits_for_the_message_it_rewrites(service: Service) -> None:
    async with office(service) as place:
        place.telegram.open.clear()
        await place.write("screen", lane=Lane.ANSWER)
        await place.write("edit", lane=Lane.ANSWER, method="edit", edits="screen")
        await asyncio.sleep(0.05)
        assert place.telegram.seen == ["screen"]
        place.telegram.open.set()
        await place.quiet()
        assert place.telegram.letters[1].body["message_id"] == 1


async def test_a_carrier_that_breaks_blocks_nobody(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders["bad"] = [KeyError("file")]
        await place.write("bad", lane=Lane.ANSWER)
        await place.write("good", lane=Lane.ANSWER)
        await place.quiet()
        assert place.telegram.seen == ["bad", "good"]
        assert await place.state("bad") == "rejected"


async def test_a_bug_in_what_follows_a_refusal_is_undone_and_stops_nobody(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(unit: Unit, letter: Letter, reason: str) -> None:
        await unit.tx.comptes.mark_unreachable(letter.chat_id, reason, unit.now)
        raise ZeroDivisionError

    monkeypatch.setattr("bot.usecases.settle_letters.mark_unreachable", broken)
    async with office(service) as place:
        place.telegram.orders["a"] = [Unreachable("blocked")]
        await place.write("a")
        await place.write("b", NADIA)
        await place.quiet()
        assert (await place.state("a"), await place.state("b")) == ("unreachable", "sent")
        async with service.unit() as unit:
            assert not (await unit.tx.personnes.meet(CAMILLE, "", unit.now)).is_unreachable


async def test_a_bug_while_claiming_does_not_keep_answers(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    async with office(service) as place:
        with monkeypatch.context() as patch:
            patch.setattr("bot.usecases.deliver_letters.put_off_late", broken)
            await place.write("alert")
            await asyncio.sleep(0.05)
            await place.write("answer", NADIA, Lane.ANSWER)
            await asyncio.sleep(0.05)
            assert place.telegram.seen == ["answer"]
        await place.quiet()
        assert place.telegram.seen == ["answer", "alert"]


async def test_what_telegram_refuses_marks_nobody(service: Service) -> None:
    async with office(service) as place:
        place.telegram.orders["bad"] = [Rejected("can't parse entities")]
        await place.write("bad")
        await place.quiet()
        async with service.unit() as unit:
            assert not (await unit.tx.personnes.meet(CAMILLE, "", unit.now)).is_unreachable


async def test_a_settle_that_cannot_be_written_is_written_later_and_nothing_is_sent_twice(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle, failures = Letters.settle_delivered, [UnavailableError("database or disk is full")] * 2

    async def failing(self: Letters, settled: Any) -> None:
        await settle(self, settled)
        if failures:
            raise failures.pop()

    monkeypatch.setattr(Letters, "settle_delivered", failing)
    async with office(service) as place:
        for n in range(5):
            await place.write(f"k{n}", 200 + n, Lane.ANSWER)
        await place.quiet()
        assert sorted(place.telegram.seen) == [f"k{n}" for n in range(5)]
        assert failures == []
        assert await place.state("k4") == "sent"


async def test_a_claim_that_cannot_be_written_loses_no_letter(service: Service) -> None:
    async with office(service) as place:
        await place.quiet()
        other = sqlite3.connect(service.database.path, isolation_level=None)
        async with service.database.writing() as sql:
            await sql.run("PRAGMA busy_timeout = 1")
        await place.write("a")
        other.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(0.05)
        assert place.telegram.seen == []
        other.execute("ROLLBACK")
        other.close()
        await place.quiet()
        assert place.telegram.seen == ["a"]


async def test_many_letters_held_for_one_group_hide_nobody(service: Service) -> None:
    slow = Pace(rate=1e6, burst=10**6, group_burst=1, group_rate=0.001)
    async with office(service, slow) as place:
        async with service.unit() as unit:
            for n in range(600):
                unit.letters.append(Letter(f"g{n}", GROUP, {"text": ""}, unit.now, Lane.ALERT))
        async with service.unit() as unit:
            unit.letters.append(Letter("a", CAMILLE, {"text": ""}, unit.now, Lane.ALERT))
        async with asyncio.timeout(3):
            while "a" not in place.telegram.seen:
                await asyncio.sleep(0.01)
        assert place.telegram.seen == ["g0", "a"]


async def test_stopping_lets_what_is_on_its_way_arrive_and_writes_it_down(service: Service) -> None:
    async with office(service) as place:
        place.telegram.open.clear()
        await place.write("a", lane=Lane.ANSWER)
        await asyncio.sleep(0.02)
        asyncio.get_running_loop().call_later(0.05, place.telegram.open.set)
    assert await place.state("a") == "sent"
