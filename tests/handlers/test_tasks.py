"""The worker: what waits for the network is done once it can be, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.domain.territoire import Territoire
from bot.usecases.unit import Service, Unit
from handlers.tasks import Body, Desk, Kind, Worker
from store.database import Database
from store.migrate import migrate


@dataclass
class Bench:
    """A worker at work, with one kind of task whose behaviour a test chooses."""

    service: Service
    now: datetime
    worker: Worker = field(init=False)
    told: list[object] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    work: Callable[[Body], object] = lambda body: body["n"]

    async def quiet(self) -> None:
        async with asyncio.timeout(5):
            while not await self.worker.is_quiet():
                await asyncio.sleep(0.005)

    async def ask(self, key: str = "essai:1", **body: Any) -> None:
        async with self.service.unit() as unit:
            unit.ask(key, "essai", **body)

    async def state(self) -> list[tuple[str, str]]:
        async with self.service.unit() as unit:
            return [(row["state"], row["body"]) for row in await unit.tx.sql.rows("SELECT state, body FROM task")]


@asynccontextmanager
async def bench(folder: Path) -> AsyncIterator[Bench]:
    """A database, a worker, no Telegram."""
    migrate(folder / "essai.db")
    database = Database(folder / "essai.db")
    here: Bench
    service = Service(database, lambda: here.now, Territoire(()))
    here = Bench(service, datetime(2026, 10, 13, 8, tzinfo=UTC))

    async def work(desk: Desk, body: Body) -> object:
        return here.work(body)

    async def settle(unit: Unit, body: Body, result: object) -> None:
        here.told.append(result)

    async def give_up(unit: Unit, body: Body, reason: str) -> None:
        here.given_up.append(reason)

    await service.open()
    desk = Desk(cast(Any, None), folder, Territoire(()))
    here.worker = Worker(service, desk, {"essai": Kind(work, settle, give_up)})
    service.on_tasks = here.worker.wake
    running = asyncio.create_task(here.worker.run())
    try:
        yield here
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await database.close()


def later(seconds: int) -> RetryAfter:
    """What Telegram says to whoever is too quick (the library warns against its own constructor)."""
    with warnings.catch_warnings(action="ignore"):
        return RetryAfter(seconds)


def failing(*errors: Exception) -> Callable[[Body], object]:
    """Raises these one after the other, then works."""
    left = list(errors)

    def work(body: Body) -> object:
        if left:
            raise left.pop(0)
        return "fait"

    return work


async def test_a_task_is_done_after_the_commit_and_its_result_told_once(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        await here.ask(n=7)
        await here.quiet()
        assert here.told == [7]
        assert await here.state() == [("done", "{}")]


async def test_a_transaction_that_fails_asks_for_nothing(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        with pytest.raises(ZeroDivisionError):
            await _ask_and_fail(here)
        await here.quiet()
        assert here.told == []
        assert await here.state() == []


async def _ask_and_fail(here: Bench) -> None:
    async with here.service.unit() as unit:
        unit.ask("essai:1", "essai", n=1)
        raise ZeroDivisionError


async def test_what_the_network_refused_is_tried_again_later(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        here.work = failing(NetworkError("coupé"), later(40))
        await here.ask()
        await here.quiet()
        assert here.told == []
        here.now += timedelta(seconds=2)
        here.worker.wake()
        await here.quiet()
        here.now += timedelta(seconds=39)
        here.worker.wake()
        await here.quiet()
        assert here.told == []
        here.now += timedelta(seconds=1)
        here.worker.wake()
        await here.quiet()
        assert here.told == ["fait"]


async def test_what_telegram_refuses_for_good_is_given_up_at_once(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        here.work = failing(BadRequest("chat not found"))
        await here.ask()
        await here.quiet()
        assert here.given_up == ["chat not found"]
        assert [state for state, _ in await here.state()] == ["failed"]


async def test_a_bug_is_tried_a_few_times_then_given_up(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        here.work = failing(*[ValueError("bogue")] * 20)
        await here.ask()
        for _ in range(10):
            await here.quiet()
            here.now += timedelta(hours=1)
            here.worker.wake()
        await here.quiet()
        assert here.given_up == ["bug"]


async def test_the_same_task_asked_twice_is_done_once_and_again_only_afterwards(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        async with here.service.unit() as unit:
            unit.ask("essai:1", "essai", n=1)
        async with here.service.unit() as unit:
            unit.ask("essai:1", "essai", n=2)
        await here.quiet()
        await here.ask(n=3)
        await here.quiet()
        assert here.told[-1] == 3
        assert len(here.told) <= 3
