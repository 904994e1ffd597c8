"""kill -9 twenty times in a burst: nothing lost, nothing treated twice in effect, little said twice."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing

from benchmarks.envois import write_letters
from benchmarks.figures import Figure
from benchmarks.stand_in import SENDS, Bench, bench

UPDATES, LETTERS, KILLS = 4000, 2000, 20
IN_FLIGHT = 16
EACH_LIFE = 60  # messages sent before the next kill


async def run() -> list[Figure]:
    """Each kill comes once the new process is sending."""
    async with bench() as this:
        phones = this.people(UPDATES)
        await write_letters(this, LETTERS)
        for phone in phones:
            phone.send("/start")
        for _ in range(KILLS):
            before = this.sent()
            await this.start(LETTERS_PER_SECOND="1000")
            await this.until(lambda before=before: this.sent() >= before + EACH_LIFE, 60)  # type: ignore[misc]
            await this.kill()
        await this.start(LETTERS_PER_SECOND="1000")
        await this.until(lambda: len(_reached(this)) >= UPDATES + LETTERS and _waiting(this) == 0, 180)
        reached = _reached(this)
        await this.kill()
        treated, screens = _treated(this)
    note = f"{UPDATES} updates and {LETTERS} letters, killed {KILLS} times"
    twice = sum(count - 1 for count in reached.values())
    return [
        Figure("killed: lost", UPDATES + LETTERS - len(reached), "", 0, "low", note),
        Figure("killed: treated twice in effect", screens - treated, "", 0, "low", note),
        Figure("killed: sent twice, for each kill", twice / KILLS, "", IN_FLIGHT, "low", f"{twice} in all"),
    ]


def _reached(this: Bench) -> Counter[int]:
    chats = (call.params["chat_id"] for call in this.telegram.calls if call.method in SENDS and not call.error)
    return Counter(int(chat) for chat in chats)


def _rows(this: Bench, sql: str) -> int:
    with closing(sqlite3.connect(this.settings.database)) as connection:
        return int(connection.execute(sql).fetchone()[0])


def _waiting(this: Bench) -> int:
    return _rows(this, "SELECT count(*) FROM letter WHERE state IN ('queued', 'claimed')")


def _treated(this: Bench) -> tuple[int, int]:
    return (
        _rows(this, "SELECT count(*) FROM inbox WHERE state = 'done'"),
        _rows(this, "SELECT count(*) FROM letter WHERE key LIKE 'update:%'"),
    )
