"""Beats: a jump of the clock is lived hour by hour, a stop is caught up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.territoire import Territoire
from bot.usecases.unit import Service
from scheduler.clock import Clock
from scheduler.runner import Runner
from scheduler.ticks import PARIS, Rhythm, daily, every
from store.database import Database
from store.migrate import migrate
from tests.world import MARDI_10_H, Town

HOUR = timedelta(hours=1)


class Life:
    """A clock that a file moves, and a diary of what was done when."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "horloge"
        self.at(MARDI_10_H)
        migrate(folder / "relais.db")
        self.database = Database(folder / "relais.db")
        self.diary: list[tuple[str, datetime]] = []
        self.quiet_after = 0

    def at(self, moment: datetime) -> None:
        self.file.write_text(moment.isoformat(), "utf-8")

    def rhythm(self, name: str, latest: Callable[[datetime], datetime], failures: int = 0) -> Rhythm:
        left = [failures]

        async def do(service: Service) -> None:
            if left[0]:
                left[0] -= 1
                raise ZeroDivisionError
            self.diary.append((name, service.now().astimezone(PARIS)))

        return Rhythm(name, latest, do)

    async def begin(self, *rhythms: Rhythm) -> Runner:
        """The program starts."""
        clock = Clock(self.file)
        service = Service(self.database, clock.now, Territoire(()))
        runner = Runner(clock, service, rhythms, self._is_quiet)
        await runner.start()
        runner.stop()  # the test beats by itself
        return runner

    async def _is_quiet(self) -> bool:
        self.quiet_after -= 1
        return self.quiet_after < 0

    def done(self) -> list[str]:
        return [f"{name} {at:%d/%m %H h}" for name, at in self.diary]


@pytest.fixture
async def life(tmp_path: Path) -> AsyncIterator[Life]:
    life = Life(tmp_path)
    await life.database.open()
    yield life
    await life.database.close()


async def test_what_came_before_the_first_start_is_not_owed(life: Life) -> None:
    runner = await life.begin(life.rhythm("nine", daily(9)))
    await runner.beat()
    assert life.diary == []


async def test_a_beat_plays_what_is_due_once(life: Life) -> None:
    runner = await life.begin(life.rhythm("nine", daily(9)), life.rhythm("ten", daily(10, 30)))
    life.at(MARDI_10_H + timedelta(minutes=31))
    await runner.beat()
    await runner.beat()
    assert life.done() == ["ten 13/10 10 h"]


async def test_a_jump_of_two_days_is_lived_hour_by_hour(life: Life) -> None:
    runner = await life.begin(life.rhythm("nine", daily(9)), life.rhythm("six", daily(18)))
    life.at(MARDI_10_H + timedelta(days=2))
    await runner.beat()
    assert life.done() == ["six 13/10 18 h", "nine 14/10 09 h", "six 14/10 18 h", "nine 15/10 09 h"]


async def test_each_hour_of_a_jump_waits_until_all_is_quiet(life: Life) -> None:
    runner = await life.begin(life.rhythm("hour", every(3600)))
    life.at(MARDI_10_H + timedelta(hours=5, seconds=1))
    life.quiet_after = 3
    await runner.beat()
    assert len(life.diary) == 5
    assert life.quiet_after < 0


async def test_an_hour_that_never_becomes_quiet_does_not_stop_time(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.runner.QUIET_WITHIN", 0.01)
    runner = await life.begin(life.rhythm("hour", every(3600)))
    life.at(MARDI_10_H + timedelta(hours=3, seconds=1))
    life.quiet_after = 10**9
    await runner.beat()
    assert len(life.diary) == 3


async def test_a_jump_before_the_first_beat_is_lived_too(life: Life) -> None:
    runner = await life.begin(life.rhythm("nine", daily(9)))
    life.at(MARDI_10_H + timedelta(days=3))
    await runner.beat()
    assert len(life.diary) == 3


async def test_a_bot_stopped_for_three_days_catches_up_at_once_and_once(life: Life) -> None:
    await life.begin(life.rhythm("nine", daily(9)))
    life.at(MARDI_10_H + timedelta(days=3))
    runner = await life.begin(life.rhythm("nine", daily(9)))
    await runner.beat()
    assert life.done() == ["nine 16/10 10 h"]
    runner = await life.begin(life.rhythm("nine", daily(9)))
    await runner.beat()
    assert len(life.diary) == 1


@pytest.mark.parametrize("sunday", ["2026-10-25", "2027-03-28", "2028-02-29"])
async def test_the_days_that_are_longer_shorter_or_rare_have_each_rhythm_once(life: Life, sunday: str) -> None:
    before = datetime.fromisoformat(sunday).replace(hour=12, tzinfo=PARIS) - timedelta(days=1)
    life.at(before)
    runner = await life.begin(*(life.rhythm(f"{hour}", daily(hour)) for hour in (0, 1, 3, 9)))
    life.at(before + timedelta(days=1))
    await runner.beat()
    day = datetime.fromisoformat(sunday)
    assert life.done() == [f"{hour} {day:%d/%m} {hour:02d} h" for hour in (0, 1, 3, 9)]


async def test_a_rhythm_that_fails_is_tried_again_a_minute_later_and_spoils_no_other(life: Life) -> None:
    runner = await life.begin(life.rhythm("bad", daily(11), failures=1), life.rhythm("good", daily(11)))
    life.at(MARDI_10_H + HOUR)
    await runner.beat()
    await runner.beat()
    assert life.done() == ["good 13/10 11 h"]
    life.at(MARDI_10_H + HOUR + timedelta(minutes=2))
    await runner.beat()
    assert life.done() == ["good 13/10 11 h", "bad 13/10 11 h"]


async def test_two_beats_at_once_play_nothing_twice(life: Life) -> None:
    runner = await life.begin(life.rhythm("hour", every(3600)))
    life.at(MARDI_10_H + timedelta(hours=4, seconds=1))
    await asyncio.gather(runner.beat(), runner.beat(), runner.beat())
    assert len(life.diary) == 4


async def test_moving_the_file_is_followed_within_two_seconds_by_itself(ville: Town) -> None:
    played = asyncio.Event()

    async def do(service: Service) -> None:
        played.set()

    await beating(ville)
    ville.bot.runner._timetable = (*ville.bot.runner._timetable, Rhythm("test", daily(11), do))
    ville.bot.runner._done["test"] = MARDI_10_H
    ville.clock.move(hours=2)
    async with asyncio.timeout(2):
        await played.wait()


async def beating(ville: Town) -> None:
    """Until the runner has begun."""
    while "purge_technical_rows" not in ville.bot.runner._done:
        await asyncio.sleep(0.01)


async def test_a_week_forward_is_lived_in_a_few_seconds_with_an_unreachable_person(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.answer()
    camille.block()
    await ville.quiet()
    for days in (1, 3):
        await ville.post(f"rappel:{days}", camille, not_before=ville.now() + timedelta(days=days))
    async with asyncio.timeout(10):
        await ville.move(days=7)
    assert ville.now().astimezone(PARIS).day == 20
