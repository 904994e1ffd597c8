"""Carries the outbox to Telegram: send, then settle. Decides nothing about what is said."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.outbox import (
    Delivered,
    Lane,
    Letter,
    Moved,
    Outcome,
    Pace,
    Rejected,
    Settled,
    TryLater,
    Unreachable,
)
from bot.domain.tournee import Tournee
from bot.usecases.mark_unreachable import mark_unreachable
from bot.usecases.move_group import move_group
from bot.usecases.unit import Service, Unit

log = logging.getLogger(__name__)
LOOK_EVERY = 1.0  # seconds: letters written by another command, and those whose hour has come
BULK_IN_HAND = 64  # letters of a broadcast held in memory; the rest stay in the database
READ_AT_ONCE = 500
PATIENCE = (1.0, 2.0, 5.0, 15.0, 60.0)  # seconds between tries when Telegram does not answer


class Postman:
    """The one that sends. Give `service.on_letters = postman.offer` and the dispatcher `postman.settle`."""

    def __init__(
        self,
        service: Service,
        carry: Callable[[Letter], Awaitable[Outcome]],
        monotonic: Callable[[], float],
        pace: Pace | None = None,
    ) -> None:
        self.service = service
        self.carry = carry
        self.monotonic = monotonic
        self.pace = pace or Pace()
        self.bag = Tournee(self.pace)
        self._settled: list[Settled] = []
        self._flying: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._look_at = 0.0
        self._tries: dict[int, int] = {}
        self._last_refusal: tuple[float, int] = (0.0, 0)

    def offer(self, letters: Sequence[Letter]) -> None:
        """Letters just committed; answers leave at once, the rest is read again from the outbox."""
        now = self.service.now()
        for letter in letters:
            if letter.lane == Lane.ANSWER and letter.edits is None and letter.not_before <= now:
                self._put(letter)
            else:
                self._look_at = 0.0
        self._wake.set()

    async def run(self) -> None:
        """Sends until cancelled; what is in flight is then settled."""
        async with self.service.unit() as unit:
            await unit.tx.letters.release_claimed(unit.now)
        try:
            while True:
                self._wake.clear()
                await self._look()
                await self._launch()
                await self._pause()
        finally:
            await self._land()

    async def settle(self, unit: Unit) -> None:
        """Writes down what became of the letters sent; called inside anybody's transaction."""
        settled, self._settled = self._settled, []
        if not settled:
            return
        await unit.tx.letters.settle_delivered(settled)
        for one in settled:
            if not isinstance(one.outcome, Delivered):
                await unit.tx.letters.settle(one)
            if isinstance(one.outcome, Unreachable):
                await mark_unreachable(unit, one.letter, one.outcome.reason)
            if isinstance(one.outcome, Moved):
                await move_group(unit, one.letter.chat_id, one.outcome.chat_id)
        self._wake.set()

    async def is_quiet(self) -> bool:
        """Nothing in the bag, nothing in flight, nothing due."""
        if self._flying or self._settled or self.bag.known:
            return False
        async with self.service.unit() as unit:
            return await unit.tx.letters.oldest_due(unit.now) is None

    def _put(self, letter: Letter) -> None:
        useless = self.bag.add(letter)
        if useless is not None:
            self._settled.append(Settled(useless, "replaced", self.service.now()))

    async def _look(self) -> None:
        mono = self.monotonic()
        hungry = self.bag.size(Lane.BULK) < self.pace.in_flight
        if mono < self._look_at and not self._settled:
            return
        async with self.service.unit() as unit:
            await self.settle(unit)
            if mono < self._look_at:
                return
            found = await unit.tx.letters.list_due(Lane.ANSWER, unit.now, READ_AT_ONCE)
            found += await unit.tx.letters.list_due(Lane.ALERT, unit.now, READ_AT_ONCE)
            bulk = await unit.tx.letters.list_due(Lane.BULK, unit.now, BULK_IN_HAND) if hungry else []
        for letter in found + bulk:
            self._put(letter)
        self._look_at = mono + LOOK_EVERY

    async def _launch(self) -> None:
        slots = self.pace.in_flight - len(self._flying) - len(self._settled)
        claimed: list[Letter] = []
        for _ in range(slots):
            letter = self.bag.next(self.monotonic())
            if letter is None:
                break
            if letter.until is not None and letter.until <= self.service.now():
                self._finish(Settled(letter, "expired", self.service.now()))
            elif letter.lane == Lane.ANSWER:
                self._fly(letter)
            else:
                claimed.append(letter)
        if claimed:
            await self._claim(claimed)

    async def _claim(self, letters: list[Letter]) -> None:
        async with self.service.unit() as unit:
            await self.settle(unit)
            mine = await unit.tx.letters.claim([letter.id for letter in letters])
        for letter in letters:
            if letter.id in mine:
                self._fly(letter)
            else:  # taken back meanwhile
                self.bag.done(letter, self.monotonic())
        if self.bag.size(Lane.BULK) < self.pace.in_flight and any(x.lane == Lane.BULK for x in letters):
            self._look_at = 0.0

    def _fly(self, letter: Letter) -> None:
        task = asyncio.create_task(self._send(letter))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    async def _send(self, letter: Letter) -> None:
        outcome = await self.carry(letter)
        now = self.service.now()
        match outcome:
            case TryLater():
                self._wait_for(letter, outcome, now)
            case _:
                if isinstance(outcome, Rejected):
                    log.error("letter %s rejected: %s", letter.key, outcome.reason)
                self._finish(Settled(letter, outcome, now))
        self._wake.set()

    def _finish(self, settled: Settled) -> None:
        self._tries.pop(settled.letter.id, None)
        self._settled.append(settled)
        self.bag.done(settled.letter, self.monotonic())
        if isinstance(settled.outcome, Moved):
            self._look_at = 0.0

    def _wait_for(self, letter: Letter, outcome: TryLater, now: datetime) -> None:
        mono = self.monotonic()
        if letter.lane == Lane.BULK and outcome.perhaps_sent and letter.claims >= 1:
            # An announcement perhaps sent goes once more, never a third time.
            self._finish(Settled(letter, "uncertain", now))
            return
        tries = self._tries[letter.id] = self._tries.get(letter.id, 0) + 1
        after = outcome.after or PATIENCE[min(tries, len(PATIENCE)) - 1]
        if (outcome.after and self._is_general(letter.chat_id, outcome.after)) or outcome.whole:
            self.bag.freeze(mono, after)
        if letter.lane != Lane.ANSWER:
            self._settled.append(Settled(letter, "doubted" if outcome.perhaps_sent else "held", now))
            letter = replace(letter, claims=letter.claims + outcome.perhaps_sent)
        self.bag.done(letter, mono, hold=after)

    def _is_general(self, chat_id: int, after: float) -> bool:
        """The same refusal from two chats is meant for the whole bot."""
        before, self._last_refusal = self._last_refusal, (after, chat_id)
        return before[0] == after and before[1] != chat_id

    async def _pause(self) -> None:
        if self._wake.is_set():
            return
        mono = self.monotonic()
        full = len(self._flying) >= self.pace.in_flight
        moments = [self._look_at, None if full else self.bag.wait_until(mono)]
        delay = min(m for m in moments if m is not None) - mono
        try:
            await asyncio.wait_for(self._wake.wait(), max(delay, 0.0))
        except TimeoutError:
            return

    async def _land(self) -> None:
        """Shutdown: let the letters in flight arrive, then write them down."""
        if self._flying:
            await asyncio.wait(self._flying, timeout=2.0)
        for task in self._flying:
            task.cancel()
        async with self.service.unit() as unit:
            await self.settle(unit)
