"""The worker: does what waits for the network or is heavy, outside any transaction, then tells a use case.

A task is asked for in a transaction: `unit.ask("fichier:42", "lire_annuaire", file_id=…)`. Its kind is one line of
TASKS (handlers/application.py): `Kind(work, settle, give_up)`. `work` gets the Desk and the body, awaits what it likes
and returns anything; `settle` gets a unit, the body and that result, in the transaction that marks the task done;
`give_up` gets the reason when it can never work. It may run twice: after a crash, what was in hand is done again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.domain.tasks import Task, next_try
from bot.domain.territoire import Territoire
from bot.usecases.move_group import move_group
from bot.usecases.unit import Service, Unit
from handlers.waits import seconds_of

log = logging.getLogger(__name__)
AT_ONCE = 4
LOOK_EVERY = 1.0  # seconds: tasks asked for by another command, and those whose hour has come
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a task may use. Never the database: what it found goes to its use case."""

    bot: Bot
    files: Path
    territoire: Territoire


async def leave(unit: Unit, body: Body, reason: str) -> None:
    """Nothing to tell anybody when such a task is given up."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of task is done, and who is told."""

    work: Callable[[Desk, Body], Awaitable[Any]]
    settle: Callable[[Unit, Body, Any], Awaitable[None]]
    give_up: Callable[[Unit, Body, str], Awaitable[None]] = leave


class Worker:
    """Takes due tasks, a few at once. Give `service.on_tasks = worker.wake`."""

    def __init__(self, service: Service, desk: Desk, kinds: Mapping[str, Kind]) -> None:
        self._service = service
        self._desk = desk
        self._kinds = kinds
        self._wake = asyncio.Event()
        self._running: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Something was asked for."""
        self._wake.set()

    async def run(self) -> None:
        """Works until cancelled; what is in hand is then done again at the next start."""
        try:
            while True:
                self._wake.clear()
                try:
                    await self._take()
                except Exception:  # a database that is locked, most often: what is asked for stays asked for
                    log.exception("tasks cannot be read")
                # Not wait_for: in Python 3.11 it swallows a cancellation that comes together with the event.
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY):
                        await self._wake.wait()
        finally:
            for running in self._running.values():
                running.cancel()
            await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def is_quiet(self) -> bool:
        """Nothing in hand, nothing due; what is due is taken."""
        async with self._service.unit() as unit:
            due = await unit.tx.tasks.list_due(unit.now, 1)
        if due:
            self._wake.set()
        return not self._running and not due

    async def _take(self) -> None:
        async with self._service.unit() as unit:
            due = await unit.tx.tasks.list_due(unit.now, AT_ONCE - len(self._running), but=self._running)
        for task in due:
            self._running[task.id] = asyncio.create_task(self._do(task))

    async def _do(self, task: Task) -> None:
        try:
            await self._work(task)
        except Exception:
            # The use case itself broke: a database that is locked, or our bug. It is tried again, then set aside.
            log.exception("task %s (%s)", task.id, task.kind)
            with suppress(Exception):  # still locked: it stays due
                await self._failed(task, "bug", for_good=False, after=0.0)
        finally:
            del self._running[task.id]
            self._wake.set()

    async def _work(self, task: Task) -> None:
        kind = self._kinds[task.kind]
        try:
            result = await kind.work(self._desk, task.body)
        except ChatMigrated as moved:
            await self._follow(task, moved.new_chat_id)
        except (BadRequest, Forbidden) as refused:  # BadRequest is a NetworkError in this library: it comes first
            await self._failed(task, str(refused), for_good=True, after=0.0)
        except (NetworkError, RetryAfter, InvalidToken, OSError) as error:
            after = seconds_of(error) if isinstance(error, RetryAfter) else 0.0
            await self._failed(task, type(error).__name__, for_good=False, after=after)
        else:
            async with self._service.unit() as unit:
                await kind.settle(unit, task.body, result)
                await unit.tx.tasks.settle(task.id, unit.now)

    async def _follow(self, task: Task, chat_id: int) -> None:
        """The group became a supergroup: the same task there."""
        async with self._service.unit() as unit:
            await move_group(unit, task.body["chat_id"], chat_id)
            unit.ask(f"{task.key}:{chat_id}", task.kind, **{**task.body, "chat_id": chat_id})
            await unit.tx.tasks.settle(task.id, unit.now)

    async def _failed(self, task: Task, reason: str, *, for_good: bool, after: float) -> None:
        async with self._service.unit() as unit:
            again = None if for_good else next_try(task.attempts + 1, unit.now, after)
            if again is not None:
                await unit.tx.tasks.postpone(task.id, again, reason)
                return
            log.error("task %s (%s) given up: %s", task.id, task.kind, reason)
            kind = self._kinds.get(task.kind)
            if kind is not None:
                await kind.give_up(unit, task.body, reason)
            await unit.tx.tasks.settle(task.id, unit.now, reason)
