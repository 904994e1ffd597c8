"""An announcement to 5,000 people, killed in the middle: each has it, few have it twice, the report says who."""

from __future__ import annotations

import os
import sqlite3
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from benchmarks.figures import Figure
from benchmarks.stand_in import SENDS, Bench, bench
from bot.domain.annonces import Annonce
from bot.domain.public import Public
from bot.relais import EXEMPLES, load_relais
from bot.usecases.run_annonces import run_annonces
from bot.usecases.unit import Service
from store.database import Database
from store.migrate import migrate

GENS = int(os.environ.get("BENCH_LETTERS", "5000"))
SLUG = "artois-lys-romane"
NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)  # a Tuesday at 10 h: letters leave
IN_FLIGHT = 16
KILLED_AT = (0.3, 0.6)  # shares of the people who have it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What two crashes did. `unsaid`: people with two copies of whom the report does not say so."""

    seconds: float
    without: int
    twice: int
    more: int
    unsaid: int


async def run() -> list[Figure]:
    """The process is killed twice while it sends, and started again."""
    outcome = await _killed_in_the_middle()
    note = f"{GENS} people, killed {len(KILLED_AT)} times"
    return [
        Figure("an announcement: time to prepare its letters", outcome.seconds, "s", 5, "low", f"{GENS} people"),
        Figure("the same, killed: people without it", outcome.without, "", 0, "low", note),
        Figure("sent twice, for each kill", outcome.twice / len(KILLED_AT), "", IN_FLIGHT, "low", note),
        Figure("sent three times or more", outcome.more, "", 0, "low", note),
        Figure("sent twice without a word of it in the report", outcome.unsaid, "", 0, "low", note),
    ]


async def _killed_in_the_middle() -> Outcome:
    async with bench() as this:
        clock = this.folder / "horloge"
        clock.write_text(NOW.isoformat(), "utf-8")
        chats = [phone.id for phone in this.people(GENS, "A")]
        seconds = await _prepare(this, chats)
        settings = {"BOT_CLOCK_FILE": str(clock), "LETTERS_PER_SECOND": "1000"}
        for share in KILLED_AT:
            await this.start(**settings)
            await this.until(lambda share=share: len(_copies(this)) >= GENS * share, 120)  # type: ignore[misc]
            await this.kill()
        await this.start(**settings)
        await this.until(lambda: _is_over(this), 180)
        await this.kill()
        copies = _copies(this)
        said = _said_twice(this)
    several = {chat for chat, count in copies.items() if count > 1}
    more = sum(count > 2 for count in copies.values())
    return Outcome(seconds, GENS - len(copies), len(several), more, len(several - said))


async def _prepare(this: Bench, chats: list[int]) -> float:
    """A directory in which everybody has Telegram, and an announcement whose hour has come; its letters are written."""
    migrate(this.settings.database)
    service = Service(Database(this.settings.database), lambda: NOW, load_relais(EXEMPLES))
    await service.open()
    try:
        home = service.territoire.id_of(SLUG)
        _fill(this, home, chats)
        async with service.unit() as unit:
            draft = Annonce(0, home, None, "annonce", "annonces", textes=((1, "La fête a lieu vendredi."),))
            added = await unit.tx.annonces.add(replace(draft, public=Public(roles=frozenset({"assistants"}))), NOW)
            await unit.tx.annonces.save(replace(added, etat="programmee", part_le=NOW))
        began = time.perf_counter()
        await run_annonces(service)
        return time.perf_counter() - began
    finally:
        await service.database.close()


def _fill(this: Bench, home: int, chats: list[int]) -> None:
    with closing(sqlite3.connect(this.settings.database)) as connection, connection:
        connection.executemany(
            "INSERT INTO compte (id, telegram_id, prenom, created_at) VALUES (?, ?, 'Iris', '2026-01-01')",
            enumerate(chats, 1),
        )
        connection.executemany(
            """INSERT INTO assistant_maternel (relais_id, compte_id, nom, prenom, commune, created_at, updated_at)
               VALUES (?, ?, 'Fictive', 'Iris', '62516', '2026-01-01', '2026-01-01')""",
            ((home, n) for n in range(1, len(chats) + 1)),
        )


def _copies(this: Bench) -> Counter[int]:
    """Everything that reached somebody: nothing else is said to them."""
    return Counter(
        int(call.params["chat_id"]) for call in this.telegram.calls if call.method in SENDS and not call.error
    )


def _is_over(this: Bench) -> bool:
    with closing(sqlite3.connect(this.settings.database)) as connection:
        return bool(connection.execute("SELECT etat = 'terminee' FROM annonce").fetchone()[0])


def _said_twice(this: Bench) -> set[int]:
    with closing(sqlite3.connect(this.settings.database)) as connection:
        rows = connection.execute(
            """SELECT c.telegram_id FROM destinataire d JOIN compte c ON c.id = d.compte_id
               WHERE d.essais > 1 AND d.etat IN ('recue', 'incertaine')"""
        )
        return {row[0] for row in rows}
