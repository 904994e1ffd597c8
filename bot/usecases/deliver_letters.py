"""Carries the outbox to Telegram: send, then settle. Decides nothing about what is said."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from bot.domain.outbox import Lane, Letter, Moved, Outcome, Pace, Result, Settled, TryLater
from bot.domain.patience import Patience
from bot.domain.tournee import Tournee
from bot.usecases.fly_letters import Flights
from bot.usecases.put_off_late import put_off_late
from bot.usecases.read_due_letters import read_due_letters
from bot.usecases.settle_letters import Settlements
from bot.usecases.unit import Service
from store.database import UnavailableError

log = logging.getLogger(__name__)
LOOK_EVERY = 1.0  # seconds: letters written by another command, and those whose hour has come


class Postman:
    """The one that sends. Give `service.on_letters = postman.offer`, and `settle` to whoever commits often.

    Being claimed + in flight + not yet written down ≤ `pace.in_flight`: what a crash may send twice.
    """

    def __init__(
        self,
        service: Service,
        carry: Callable[[Letter], Awaitable[Outcome]],
        monotonic: Callable[[], float],
        pace: Pace | None = None,
    ) -> None:
        self.service = service
        self.monotonic = monotonic
        self.pace = pace or Pace()
        self.bag = Tournee(self.pace)
        self.settlements = Settlements(self._written)
        self.settle = self.settlements.settle
        self._patience = Patience()
        self._claiming: list[Letter] = []
        self._flights = Flights(carry, self._arrived)
        self._wake = asyncio.Event()
        self._look_at = 0.0
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
                except Exception:  # our bug: answers go on leaving, and what waits is tried again
                    log.exception("letters cannot be taken from the outbox")
                    await asyncio.sleep(LOOK_EVERY)
                    continue
                await self._pause()
        finally:
            await self._land()

    async def is_quiet(self) -> bool:
        """Nothing in the bag, nothing in flight, nothing due; what is due is fetched."""
        if not self._released or self._flights or self.settlements or self.bag.known:
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

    def _written(self, settled: list[Settled]) -> None:
        """Committed: only now may these letters be forgotten, and their places in flight given to others."""
        for one in settled:
            if one.is_final:
                self.bag.forget(one.letter)
            if isinstance(one.outcome, Moved):
                self._look_at = 0.0
        self._launch_answers()
        self._wake.set()

    def _put(self, letter: Letter) -> None:
        self._note_useless(self.bag.add(letter))

    def _note_useless(self, edit: Letter | None) -> None:
        if edit is not None:
            self._note(edit, "replaced")

    def _note(self, letter: Letter, outcome: Result) -> None:
        if outcome not in ("held", "doubted"):
            self._patience.forget(letter)
        self.settlements.note(letter, outcome, self.service.now())

    async def _look(self) -> None:
        """Settles what waits, and once a second reads what is due."""
        mono = self.monotonic()
        if mono < self._look_at and not self.settlements:
            return
        found: list[Letter] = []
        async with self.service.unit() as unit:
            await self.settle(unit)
            if mono >= self._look_at:
                self._look_at = mono + LOOK_EVERY
                found = await read_due_letters(unit, self.bag, self.pace)
        for letter in found:
            self._put(letter)

    def _free(self) -> int:
        return self.pace.in_flight - len(self._claiming) - len(self._flights) - len(self.settlements)

    def _launch_answers(self) -> None:
        """Answers are not claimed: they need no transaction, and leave at once."""
        while not self._landing and self._free() > 0:
            letter = self.bag.next(self.monotonic(), answers_only=True)
            if letter is None:
                return
            if not self._expires(letter):
                self._flights.start(letter)

    async def _launch(self) -> None:
        self._launch_answers()
        while self._free() > self.pace.for_answers:
            letter = self.bag.next(self.monotonic())
            if letter is None:
                break
            if letter.lane == Lane.ANSWER:
                self._flights.start(letter)
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
                self._flights.start(letter)
            else:  # taken back meanwhile, or put off
                self.bag.done(letter, self.monotonic())
                self.bag.forget(letter)
        if self.bag.size(Lane.BULK) < self.pace.in_flight and any(x.lane == Lane.BULK for x in letters):
            self._look_at = 0.0

    def _arrived(self, letter: Letter, outcome: Outcome) -> None:
        if isinstance(outcome, TryLater):
            self._wait_for(letter, outcome)
        else:
            self._finish(letter, outcome)
        self._wake.set()

    def _finish(self, letter: Letter, outcome: Result) -> None:
        self._note(letter, outcome)
        self.bag.done(letter, self.monotonic())

    def _wait_for(self, letter: Letter, outcome: TryLater) -> None:
        if letter.lane == Lane.BULK and outcome.perhaps_sent and letter.claims >= 1:
            # An announcement perhaps sent goes once more, never a third time.
            self._finish(letter, "uncertain")
            return
        mono, after = self.monotonic(), self._patience.seconds(letter, outcome)
        if self._patience.is_general(letter, outcome, mono):
            self.bag.freeze(mono, after)
        if letter.lane != Lane.ANSWER:
            self._note(letter, "doubted" if outcome.perhaps_sent else "held")
            letter = replace(letter, claims=letter.claims + outcome.perhaps_sent)
        self._note_useless(self.bag.done(letter, mono, hold=after))

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
        await self._flights.land()
        async with self.service.unit() as unit:
            await self.settle(unit)
