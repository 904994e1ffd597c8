"""kill -9 again and again in a burst: nothing lost, nothing treated twice in effect, little said twice."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass

from benchmarks.envois import write_letters
from benchmarks.figures import Figure
from benchmarks.stand_in import SENDS, Bench, bench

UPDATES, LETTERS, KILLS = 4000, 2000, 20
IN_FLIGHT = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the kills did; everybody should have got exactly one message."""

    lost: int
    treated_twice: int
    sent_twice: int


async def run() -> list[Figure]:
    """Each kill comes once the new process is sending."""
    outcome = await kill_again_and_again(UPDATES, LETTERS, KILLS)
    note = f"{UPDATES} updates and {LETTERS} letters, killed {KILLS} times"
    each = outcome.sent_twice / KILLS
    return [
        Figure("killed: lost", outcome.lost, "", 0, "low", note),
        Figure("killed: treated twice in effect", outcome.treated_twice, "", 0, "low", note),
        Figure("killed: sent twice, for each kill", each, "", IN_FLIGHT, "low", f"{outcome.sent_twice} in all"),
    ]


async def kill_again_and_again(updates: int, letters: int, kills: int) -> Outcome:
    """As many people as updates and letters, so that each message can be told from any other."""
    rng = random.Random(kills)
    async with bench() as this:
        phones = this.people(updates)
        await write_letters(this, letters)
        for phone in phones:
            phone.send("/start")
        for _ in range(kills):
            enough = this.sent() + rng.randrange(1, 2 * updates // (kills + 1) // 2)
            await this.start(LETTERS_PER_SECOND="1000")
            await this.until(lambda enough=enough: this.sent() >= enough, 60)  # type: ignore[misc]
            await this.kill()
        await this.start(LETTERS_PER_SECOND="1000")
        await this.until(lambda: len(_reached(this)) >= updates + letters and _waiting(this) == 0, 180)
        await this.kill()
        twice = sum(count - 1 for count in _reached(this).values())
        lost = updates + letters - len(_reached(this)) + _rows(this, "SELECT count(*) FROM inbox WHERE state <> 'done'")
        answers = _rows(this, "SELECT count(*) FROM letter WHERE key LIKE 'update:%'")
    return Outcome(lost, answers - updates, twice)


def _reached(this: Bench) -> Counter[int]:
    chats = (call.params["chat_id"] for call in this.telegram.calls if call.method in SENDS and not call.error)
    return Counter(int(chat) for chat in chats)


def _rows(this: Bench, sql: str) -> int:
    with closing(sqlite3.connect(this.settings.database)) as connection:
        return int(connection.execute(sql).fetchone()[0])


def _waiting(this: Bench) -> int:
    return _rows(this, "SELECT count(*) FROM letter WHERE state IN ('queued', 'claimed')")
