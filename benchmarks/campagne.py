"""A campaign to 250,000 people: the time to prepare its letters, the memory, and what others wait meanwhile."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psutil

from benchmarks.figures import Figure, p95
from benchmarks.stand_in import Bench, bench
from bot.domain.campagnes import Campagne
from bot.relais import EXEMPLES, load_relais
from bot.simulator.phone import Phone
from bot.usecases.run_campaigns import run_campaigns
from bot.usecases.unit import Service
from store.database import Database
from store.migrate import migrate

GENS = int(os.environ.get("BENCH_CAMPAIGN", "250000"))
SLUG = "artois-lys-romane"
NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)  # a Tuesday at 10 h: letters leave while others are prepared
LATENCY = 0.05
FIRST_CHAT = 5_000_000_000
EN_DEUX_HEURES = 7200


async def run() -> list[Figure]:
    """First by itself, in this process; then in a real bot, with people in front of it."""
    return [*await _alone(), *await _beside_people()]


async def _alone() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "relais.db"
        migrate(path)
        service = Service(Database(path), lambda: NOW, load_relais(EXEMPLES))
        await service.open()
        try:
            await _fill(service, path, range(FIRST_CHAT, FIRST_CHAT + GENS))
            lags: list[float] = []
            watching = asyncio.create_task(_watch(lags))
            began = time.perf_counter()
            while _left(path):
                await run_campaigns(service)
            seconds = time.perf_counter() - began
            watching.cancel()
        finally:
            await service.database.close()
    note = f"{GENS:,} people, two places each, one relais"
    return [
        Figure("a campaign: time to prepare its letters", seconds, "s", 60, "low", note),
        Figure("the same: longest time the loop was held, p99.9", _p999(lags) * 1000, "ms", 50, "low", "every ms"),
    ]


async def _beside_people() -> list[Figure]:
    """The real bot prepares and sends; an animatrice and families tap. Memory is that of its process."""
    async with bench(latency=LATENCY) as this:
        clock = this.folder / "horloge"
        clock.write_text(NOW.isoformat(), "utf-8")
        everybody = this.people(GENS, "A")
        async with _service(this) as service:
            await _fill(service, this.settings.database, [phone.id for phone in everybody])
            nadia = this.people(1, "Nadia")[0]
            await _employ(service, nadia)
        await this.start(BOT_CLOCK_FILE=str(clock))
        families = this.people(4, "F")
        for phone in (nadia, *families):
            phone.send("/start")
        times, peak = await _tap_until_prepared(this, nadia, families)
    median = sorted(times)[len(times) // 2] * 1000
    note = f"Telegram {LATENCY * 1000:.0f} ms away, {len(times)} taps of 5 people, median {median:.0f} ms"
    return [
        Figure("a tap's answer meanwhile, p95", p95(times) * 1000, "ms", 400, "low", note),
        Figure("memory of the bot meanwhile, at most", peak / 1e6, "MB", 200, "low", f"{GENS:,} letters"),
    ]


async def _tap_until_prepared(this: Bench, nadia: Phone, families: Sequence[Phone]) -> tuple[list[float], float]:
    assert this.bot is not None
    process, times, peak = psutil.Process(this.bot.pid), [], 0.0
    people = (nadia, *families)
    await this.until(lambda: all(phone.received for phone in people), 60)
    await _tap(this, nadia, "Tableau de bord")
    labels = {nadia: ["Demandes", "Menu du relais", "Campagnes", "Menu du relais"]}
    labels |= {family: ["Mes demandes", "Menu"] for family in families}
    turn = 0
    while _left(this.settings.database):
        for phone in people:
            words = labels[phone]
            times.append(await _tap(this, phone, words[turn % len(words)]))
        peak = max(peak, process.memory_info().rss)
        turn += 1
        await asyncio.sleep(0.2)
    return times, peak


async def _tap(this: Bench, phone: Phone, label: str) -> float:
    began, before = time.monotonic(), phone.last.post.touched
    phone.press(label)
    await this.until(lambda: phone.last.post.touched > before, 20)
    return time.monotonic() - began


async def _watch(lags: list[float]) -> None:
    """How late the loop is, every millisecond."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        lags.append(time.perf_counter() - began - 0.001)


def _p999(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.999)]


def _left(path: Path) -> bool:
    """Whether somebody still has no letter."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        ready, waiting = connection.execute(
            """SELECT EXISTS (SELECT 1 FROM campagne WHERE ouverte_le IS NOT NULL AND curseur IS NULL),
                 EXISTS (SELECT 1 FROM participation WHERE du_le <= ?)""",
            (NOW.strftime("%Y-%m-%dT%H:%M:%S.999999Z"),),
        ).fetchone()
    return not ready or bool(waiting)


@asynccontextmanager
async def _service(this: Bench) -> AsyncIterator[Service]:
    migrate(this.settings.database)
    service = Service(Database(this.settings.database), lambda: NOW, load_relais(EXEMPLES))
    await service.open()
    try:
        yield service
    finally:
        await service.database.close()


async def _employ(service: Service, phone: Phone) -> None:
    async with service.unit() as unit:
        personne = await unit.tx.personnes.meet(phone.id, phone.name, unit.now)
        await unit.tx.animateurs.add(
            unit.territoire.id_of(SLUG), personne.compte_id, phone.name, "animatrice", unit.now
        )


async def _fill(service: Service, path: Path, chats: Sequence[int]) -> None:
    """A directory in which everybody has Telegram and places known for months, and a campaign that begins today."""
    rng, home = random.Random(7), service.territoire.id_of(SLUG)
    communes = [commune.insee for commune in service.territoire.get(home).communes]
    with closing(sqlite3.connect(path)) as connection, connection:
        first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM compte").fetchone()[0]
        connection.executemany(
            "INSERT INTO compte (id, telegram_id, prenom, created_at) VALUES (?, ?, 'Iris', '2026-01-01')",
            ((first + n, chat) for n, chat in enumerate(chats)),
        )
        connection.executemany(
            """INSERT INTO assistant_maternel
                 (id, relais_id, compte_id, nom, prenom, commune, agrement_places, created_at, updated_at)
               VALUES (?, ?, ?, 'Fictive', 'Iris', ?, 3, '2026-01-01', '2026-01-01')""",
            ((n + 1, home, first + n, rng.choice(communes)) for n in range(len(chats))),
        )
        connection.executemany(
            "INSERT INTO place (assistant_maternel_id, rang, etat, libre_le, confirmee_le) VALUES (?, ?, ?, ?, ?)",
            (_place(rng, n + 1, rang) for n in range(len(chats)) for rang in (1, 2)),
        )
        connection.execute("ANALYZE")
    async with service.unit() as unit:
        today = NOW.date()
        await unit.tx.campagnes.add(
            Campagne(0, home, "territoire", "Campagne", today, today + timedelta(days=20), etat="programmee"), unit.now
        )


def _place(rng: random.Random, person: int, rang: int) -> tuple[object, ...]:
    """Free now or from the first of a month, as the buttons say it; said during the two months after June."""
    etat = rng.choice(["libre", "occupee"])
    free_from = rng.choice([None, *(date(2026, n, 1).isoformat() for n in (11, 12))]) if etat == "libre" else None
    news = (NOW - timedelta(days=rng.randrange(60, 120))).strftime("%Y-%m-%dT%H:%M:%S.000000Z")
    return person, rang, etat, free_from, news
