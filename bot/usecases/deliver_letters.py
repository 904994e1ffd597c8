"""Carries the outbox to Telegram: send, then settle. Decides nothing about what is said."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace

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
    Word,
)
from bot.domain.tournee import Tournee
from bot.usecases.mark_unreachable import mark_unreachable
from bot.usecases.move_group import move_group
from bot.usecases.put_off_late import put_off_late
from bot.usecases.unit import Service, Unit
from store.database import UnavailableError

log = logging.getLogger(__name__)
LOOK_EVERY = 1.0  # seconds: letters written by another command, and those whose hour has come
BULK_IN_HAND = 64  # letters of a broadcast held in memory; the rest stay in the database
READ_AT_ONCE = 500
PATIENCE = (1.0, 2.0, 5.0, 15.0)  # seconds between tries when Telegram does not answer
SAME_MOMENT = 1.0  # seconds: two refusals that end together are one refusal
LANDING = 2.0  # seconds given, at the end, to letters in flight


class Postman:
    """The one that sends. Give `service.on_letters = postman.offer`, and `settle` to whoever commits often.

    In flight + not yet written down ≤ `pace.in_flight`: what a crash may send twice.
    """

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
        self._claiming: list[Letter] = []
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._wake = asyncio.Event()
        self._look_at = 0.0
        self._tries: dict[int, int] = {}
        self._last_refusal: tuple[float, int] = (0.0, 0)
        self._released = False
        self._landing = False

    def offer(self, letters: Sequence[Letter]) -> None:
        """Letters just committed; answers leave at once, the rest is read again from the outbox."""
        now = self.service.now()
        for letter in letters:
            if letter.lane == Lane.ANSWER and letter.edits is None and letter.not_before <= now:
                self._put(letter)
            else:
                self._look_at = 0.0
        self._launch_answers()
        self._wake.set()

    async def run(self) -> None:
        """Sends until cancelled; what is in flight is then settled. A database locked or full is waited for."""
        try:
            while True:
                self._wake.clear()
                try:
                    await self._release_claimed()
                    await self._look()
                    await self._launch()
                except UnavailableError as error:
                    log.error("database unavailable: %s", error)
                    await asyncio.sleep(LOOK_EVERY)
                    continue
                await self._pause()
        finally:
            await self._land()

    async def settle(self, unit: Unit) -> None:
        """Writes down what became of the letters sent; called inside anybody's transaction."""
        settled = list(self._settled)
        if not settled:
            return
        await unit.tx.letters.settle_delivered(settled)
        for one in settled:
            if not isinstance(one.outcome, Delivered):
                await self._settle_other(unit, one)
        unit.tx.sql.after_commit(lambda: self._written(settled))

    async def is_quiet(self) -> bool:
        """Nothing in the bag, nothing in flight, nothing due; what is due is fetched."""
        if not self._released or self._flying or self._settled or self.bag.known:
            return False
        async with self.service.unit() as unit:
            due = await unit.tx.letters.oldest_due(unit.now)
        if due is not None:
            self._look_at = 0.0
            self._wake.set()
        return due is None

    async def _release_claimed(self) -> None:
        """Once: what an earlier process was sending when it stopped."""
        if not self._released:
            async with self.service.unit() as unit:
                await unit.tx.letters.release_claimed(unit.now)
            self._released = True

    async def _settle_other(self, unit: Unit, one: Settled) -> None:
        await unit.tx.letters.settle(one)
        try:
            match one.outcome:
                case Unreachable(reason):
                    await mark_unreachable(unit, one.letter, reason)
                case Moved(chat_id):
                    await move_group(unit, one.letter.chat_id, chat_id)
                    self._look_at = 0.0
        except UnavailableError:
            raise
        except Exception:  # our bug in what follows a refusal must not stop everybody's letters
            log.exception("after letter %s", one.letter.key)

    def _written(self, settled: list[Settled]) -> None:
        """Committed: only now may these letters be forgotten, and their places in flight given to others."""
        del self._settled[: len(settled)]
        for one in settled:
            if one.is_final:
                self.bag.forget(one.letter)
        self._launch_answers()
        self._wake.set()

    def _put(self, letter: Letter) -> None:
        self._note_useless(self.bag.add(letter))

    def _note_useless(self, edit: Letter | None) -> None:
        if edit is not None:
            self._tries.pop(edit.id, None)
            self._note(edit, "replaced")

    def _note(self, letter: Letter, outcome: Delivered | Unreachable | Rejected | Moved | Word) -> None:
        self._settled.append(Settled(letter, outcome, self.service.now()))

    async def _look(self) -> None:
        """Settles what waits, and once a second reads what is due."""
        mono = self.monotonic()
        if mono < self._look_at and not self._settled:
            return
        found: list[Letter] = []
        async with self.service.unit() as unit:
            await self.settle(unit)
            if mono >= self._look_at:
                self._look_at = mono + LOOK_EVERY
                found = await self._read(unit)
        for letter in found:
            self._put(letter)

    async def _read(self, unit: Unit) -> list[Letter]:
        found: list[Letter] = []
        for lane in (Lane.ANSWER, Lane.ALERT):
            found += await unit.tx.letters.list_due(lane, unit.now, READ_AT_ONCE, self.bag.well_fed(lane))
        if self.bag.size(Lane.BULK) < self.pace.in_flight:
            fed = self.bag.well_fed(Lane.BULK)
            found += await unit.tx.letters.list_due(Lane.BULK, unit.now, BULK_IN_HAND, fed)
        return found

    def _free(self) -> int:
        return self.pace.in_flight - len(self._claiming) - len(self._flying) - len(self._settled)

    def _launch_answers(self) -> None:
        """Answers are not claimed: they need no transaction, and leave at once."""
        while not self._landing and self._free() > 0:
            letter = self.bag.next(self.monotonic(), answers_only=True)
            if letter is None:
                return
            if not self._expires(letter):
                self._fly(letter)

    async def _launch(self) -> None:
        self._launch_answers()
        while self._free() > self.pace.for_answers:
            letter = self.bag.next(self.monotonic())
            if letter is None:
                break
            if letter.lane == Lane.ANSWER:
                self._fly(letter)
            elif not self._expires(letter):
                self._claiming.append(letter)
        if self._claiming:
            await self._claim()

    def _expires(self, letter: Letter) -> bool:
        expired = letter.until is not None and letter.until <= self.service.now()
        if expired:
            self._finish(letter, "expired")
        return expired

    async def _claim(self) -> None:
        try:
            async with self.service.unit() as unit:
                await self.settle(unit)
                late = await put_off_late(unit, self._claiming)
                mine = await unit.tx.letters.claim([one.id for one in self._claiming if one.id not in late])
        except BaseException:
            for letter in self._claiming:
                self.bag.done(letter, self.monotonic(), hold=0.0)
            self._claiming.clear()
            raise
        letters, self._claiming = self._claiming, []
        for letter in letters:
            if letter.id in mine:
                self._fly(letter)
            else:  # taken back meanwhile, or put off
                self.bag.done(letter, self.monotonic())
                self.bag.forget(letter)
        if self.bag.size(Lane.BULK) < self.pace.in_flight and any(x.lane == Lane.BULK for x in letters):
            self._look_at = 0.0

    def _fly(self, letter: Letter) -> None:
        self._flying[letter.id] = asyncio.create_task(self._send(letter))

    async def _send(self, letter: Letter) -> None:
        try:
            outcome = await self.carry(letter)
        except Exception as error:
            log.exception("letter %s cannot be carried", letter.key)
            outcome = Rejected(type(error).__name__)
        finally:
            del self._flying[letter.id]
        if isinstance(outcome, TryLater):
            self._wait_for(letter, outcome)
        else:
            if isinstance(outcome, Rejected):
                log.error("letter %s rejected: %s", letter.key, outcome.reason)
            self._finish(letter, outcome)
        self._wake.set()

    def _finish(self, letter: Letter, outcome: Delivered | Unreachable | Rejected | Moved | Word) -> None:
        self._tries.pop(letter.id, None)
        self._note(letter, outcome)
        self.bag.done(letter, self.monotonic())

    def _wait_for(self, letter: Letter, outcome: TryLater) -> None:
        if letter.lane == Lane.BULK and outcome.perhaps_sent and letter.claims >= 1:
            # An announcement perhaps sent goes once more, never a third time.
            self._finish(letter, "uncertain")
            return
        mono = self.monotonic()
        tries = self._tries[letter.id] = self._tries.get(letter.id, 0) + 1
        after = outcome.after or PATIENCE[min(tries, len(PATIENCE)) - 1]
        if outcome.whole or (outcome.after and self._is_general(letter.chat_id, mono + after)):
            self.bag.freeze(mono, after)
        if letter.lane != Lane.ANSWER:
            self._note(letter, "doubted" if outcome.perhaps_sent else "held")
            letter = replace(letter, claims=letter.claims + outcome.perhaps_sent)
        self._note_useless(self.bag.done(letter, mono, hold=after))

    def _is_general(self, chat_id: int, until: float) -> bool:
        """Two chats told to wait until the same moment: it is meant for the whole bot."""
        (before, other), self._last_refusal = self._last_refusal, (until, chat_id)
        return other != chat_id and abs(before - until) <= SAME_MOMENT

    async def _pause(self) -> None:
        if self._wake.is_set():
            return
        mono = self.monotonic()
        moments = [self._look_at]
        if (free := self._free()) > 0:
            due = self.bag.wait_until(mono, answers_only=free <= self.pace.for_answers)
            moments += [] if due is None else [due]
        # Not wait_for: in Python 3.11 it swallows a cancellation that comes together with the event.
        with suppress(TimeoutError):
            async with asyncio.timeout(max(min(moments) - mono, 0.0)):
                await self._wake.wait()

    async def _land(self) -> None:
        """Shutdown: let the letters in flight arrive, then write them down."""
        self._landing = True
        flying = list(self._flying.values())
        if flying:
            await asyncio.wait(flying, timeout=LANDING)
        for task in flying:
            task.cancel()
        async with self.service.unit() as unit:
            await self.settle(unit)
