"""kill -9, again and again, in a burst of updates and letters: what is lost, what is said twice."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.robot import TOKEN, Robot
from bot.domain.outbox import Lane, Letter
from bot.domain.territoire import Territoire
from bot.simulator.phone import Phone
from bot.simulator.server import serve
from bot.simulator.telegram import Telegram
from bot.usecases.unit import Service
from store.database import Database
from store.migrate import migrate

WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)
NEWS = "Annonce"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the kills did."""

    kills: int
    updates: int
    letters: int
    lost_updates: int
    lost_letters: int
    treated_twice: int
    sent_twice: int
    most_sent_twice_by_a_letter: int


async def kill_again_and_again(folder: Path, kills: int, updates: int, letters: int, rate: float = 400.0) -> Outcome:
    """Each kill comes once the new process is sending; then the last one may finish."""
    telegram = Telegram(token=TOKEN)
    server = await serve(telegram)
    robot = Robot(server, folder, LETTERS_PER_SECOND=str(rate))
    rng = random.Random(kills)
    people = [telegram.person(f"P{n}") for n in range(max(letters, updates // 4))]
    for phone in people:
        phone.chat.started = True
    await _write_letters(robot.database, people[:letters])
    try:
        for turn in range(kills + 1):
            for n in range(turn * updates // (kills + 1), (turn + 1) * updates // (kills + 1)):
                people[n % len(people)].send("/start")
            await robot.start()
            if turn < kills:
                await _until_sending(telegram, robot, rng.randrange(1, 40))
                await robot.kill()
        await _until_done(robot, updates + letters)
        await robot.stop()
    finally:
        await robot.kill()
        await server.stop()
    return _count(telegram, robot.database, people, kills, updates, letters)


async def _write_letters(database: Path, people: Sequence[Phone]) -> None:
    database.parent.mkdir(parents=True, exist_ok=True)
    migrate(database)
    service = Service(Database(database), lambda: WRITTEN_AT, Territoire(()))
    await service.database.open()
    for start in range(0, len(people), 500):
        async with service.unit() as unit:
            for phone in people[start : start + 500]:
                body = {"text": NEWS}
                unit.letters.append(Letter(f"annonce:1:{phone.id}", phone.id, body, WRITTEN_AT, Lane.BULK))
    await service.database.close()


async def _until_sending(telegram: Telegram, robot: Robot, how_many: int) -> None:
    before = _sent(telegram)
    async with asyncio.timeout(30):
        while _sent(telegram) < before + how_many:
            await asyncio.sleep(0.002)
            if robot.process is None or robot.process.returncode is not None:
                raise RuntimeError(robot.said())


def _sent(telegram: Telegram) -> int:
    return telegram.bot.last_message_id - telegram.bot.last_update_id + 730_000_000


async def _until_done(robot: Robot, expected: int) -> None:
    async with asyncio.timeout(120):
        while _settled(robot.database) < expected:
            await asyncio.sleep(0.1)


def _settled(database: Path) -> int:
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        return int(connection.execute("SELECT count(*) FROM letter WHERE state IN ('sent', 'uncertain')").fetchone()[0])


def _count(
    telegram: Telegram, database: Path, people: Sequence[Phone], kills: int, updates: int, letters: int
) -> Outcome:
    with closing(sqlite3.connect(database)) as connection:
        done, answered = connection.execute(
            """SELECT (SELECT count(*) FROM inbox WHERE state = 'done'),
                      (SELECT count(*) FROM letter WHERE key LIKE 'update:%')"""
        ).fetchone()
    news = [sum(message.text == NEWS for message in phone.received) for phone in people]
    answers = sum(len(phone.received) for phone in people) - sum(news)
    wanted = Counter(update for phone in people for update in _typed(phone))
    short = sum(max(0, len(_typed(phone)) - (len(phone.received) - n)) for phone, n in zip(people, news, strict=True))
    assert wanted.total() == updates
    return Outcome(
        kills=kills,
        updates=updates,
        letters=letters,
        lost_updates=max(updates - done, short),
        lost_letters=sum(n == 0 for n in news[:letters]),
        treated_twice=answered - updates,
        sent_twice=answers - updates + sum(n - 1 for n in news[:letters] if n),
        most_sent_twice_by_a_letter=max(news, default=0),
    )


def _typed(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages if not message.from_bot]
