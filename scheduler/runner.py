"""Beats once a second and plays what our clock says is due. Knows no rhythm."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.usecases.unit import Service
from scheduler.clock import Clock
from scheduler.ticks import Rhythm

log = logging.getLogger(__name__)
HOUR = timedelta(hours=1)
QUIET_WITHIN = 20.0  # seconds given to one hour of a jump to become quiet
RETRY_AFTER = timedelta(minutes=1)


class Runner:
    """A jump of the clock is played hour by hour, each until quiet; a stop of three days is caught up at once."""

    def __init__(
        self, clock: Clock, service: Service, timetable: Sequence[Rhythm], is_quiet: Callable[[], Awaitable[bool]]
    ) -> None:
        self._clock = clock
        self._service = service
        self._timetable = timetable
        self._is_quiet = is_quiet
        self._done: dict[str, datetime] = {}
        self._unsaved: dict[str, datetime] = {}
        self._failed: dict[str, datetime] = {}
        self._last = clock.reading()
        self._scheduler = AsyncIOScheduler()
        self._playing = asyncio.Lock()

    async def start(self) -> None:
        """Starts the one interval job, on real time."""
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        now = self._last = self._clock.reading()
        self._clock.allow_until(now + HOUR)
        async with self._service.unit() as unit:
            self._done = await unit.tx.ticks.list_done()
            # A rhythm that is new here does not owe what came before it was born.
            born = {r.name: r.latest(now) for r in self._timetable if r.name not in self._done}
            await unit.tx.ticks.save(born)
        self._done |= born
        self._scheduler.add_job(
            self.beat, "interval", seconds=1, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        self._scheduler.start()

    @property
    def is_running(self) -> bool:
        """It beats: what becomes due from now on is owed."""
        return bool(self._scheduler.running)

    def stop(self) -> None:
        """No further beat."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def beat(self) -> None:
        """Plays everything due since the last beat."""
        async with self._playing:
            await self._beat()

    async def _beat(self) -> None:
        reading = self._clock.reading()
        last = self._last
        while reading - last > HOUR:
            last += HOUR
            self._clock.allow_until(last)
            await self._play(last)
            await self._until_quiet()
            self._last = last
            reading = self._clock.reading()
        self._clock.allow_until(reading + HOUR)
        self._last = reading
        await self._play(reading)
        await self._save()

    async def _play(self, now: datetime) -> None:
        for rhythm in self._timetable:
            due = rhythm.due(self._done.get(rhythm.name), now)
            if due is None or now < self._failed.get(rhythm.name, now):
                continue
            if await self._do(rhythm, now):
                self._done[rhythm.name] = self._unsaved[rhythm.name] = due

    async def _do(self, rhythm: Rhythm, now: datetime) -> bool:
        try:
            await rhythm.do(self._service)
        except Exception:
            log.exception("rhythm %s failed", rhythm.name)
            self._failed[rhythm.name] = now + RETRY_AFTER
            return False
        return True

    async def _save(self) -> None:
        """One commit for all, also after a jump: what a crash repeats may run twice."""
        if self._unsaved:
            async with self._service.unit() as unit:
                await unit.tx.ticks.save(self._unsaved)
            self._unsaved.clear()

    async def _until_quiet(self) -> None:
        try:
            async with asyncio.timeout(QUIET_WITHIN):
                while not await self._is_quiet():
                    await asyncio.sleep(0.01)
        except TimeoutError:
            log.warning("this hour did not become quiet")
