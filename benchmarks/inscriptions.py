"""500 people for the last 8 places within two seconds, Telegram being 50 ms away: who gets them, who waits how long."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

from benchmarks.figures import Figure, p95
from benchmarks.stand_in import Bench, bench
from bot.domain.outbox import Letter
from bot.simulator.phone import Phone
from content.buttons_inscriptions import inscrire
from store.database import Database
from store.migrate import migrate
from store.times import to_text
from store.unit import Tx

SLUG = "artois-lys-romane"
PEOPLE = 500
PLACES = 8
LATENCY = 0.05
WITHIN = 2.0


async def run() -> list[Figure]:
    """Everybody has opened « Je m'inscris »; then all confirm within two seconds, in an order that is known."""
    async with bench(latency=LATENCY) as this:
        phones = this.people(PEOPLE)
        await _write_atelier(this, phones)
        await this.start()
        await this.until(lambda: all(phone.received for phone in phones), 120)
        opened = await _tap(phones, "Je m'inscris", 10.0)
        times = await _tap(phones, "Sans enfant", WITHIN)
        given, in_order = _who(this, phones)
    note = f"{PEOPLE} people, {PLACES} places, Telegram {LATENCY * 1000:.0f} ms away"
    return [
        Figure("registering: places given", given, "", PLACES, "high" if given <= PLACES else "low", note),
        Figure("the same: places given in another order than the taps", PLACES - in_order, "", 0, "low", note),
        Figure("the same: people without an answer", PEOPLE - len(times), "", 0, "low", note),
        Figure("the same: an answer, p95", p95(times) * 1000, "ms", 1500, "low", _note(opened)),
    ]


def _note(opened: list[float]) -> str:
    return f"all within {WITHIN:.0f} s; the screen before, over 10 s: {p95(opened) * 1000:.0f} ms"


async def _write_atelier(this: Bench, phones: list[Phone]) -> None:
    migrate(this.settings.database)
    database = Database(this.settings.database)
    await database.open()
    now = datetime.now(UTC)  # noqa: TID251 - the bot beside us lives now
    try:
        async with database.writing() as sql:
            tx = Tx(sql)
            (home,) = (await tx.relais.know([SLUG])).values()
            begins = now + timedelta(days=30)
            rows = await sql.insert(
                "atelier",
                [{
                    "relais_id": home, "genre": "eveil", "titre": "Peinture", "debut": to_text(begins),
                    "fin": to_text(begins + timedelta(hours=2)), "publics": '["assistant_maternel"]',
                    "places_adultes": PLACES, "etat": "annonce", "fermeture_le": to_text(begins),
                    "annonce_le": to_text(now), "created_at": to_text(now), "updated_at": to_text(now),
                }],
                "RETURNING id",
            )  # fmt: skip
            tap = inscrire(rows[0]["id"])
            for n, phone in enumerate(phones):
                personne = await tx.personnes.meet(phone.id, phone.name, now)
                await sql.run(
                    """INSERT INTO assistant_maternel
                         (relais_id, compte_id, nom, prenom, commune, created_at, updated_at)
                       VALUES (:home, :compte, 'Exemple', :prenom, '62516', :now, :now)""",
                    {"home": home, "compte": personne.compte_id, "prenom": f"P{n}", "now": to_text(now)},
                )
            body = {"text": "Un atelier vous attend.", "rows": [[["Je m'inscris", "tap", tap]]]}
            await tx.letters.add([Letter(f"annonce:{phone.id}", phone.id, body, now) for phone in phones])
    finally:
        await database.close()


async def _tap(phones: list[Phone], label: str, within: float) -> list[float]:
    """Each taps at her moment, all within that time; gives how long each waited for what came after."""
    waiting: dict[Phone, tuple[float, int]] = {}
    times: list[float] = []
    began, step = time.monotonic(), within / len(phones)
    left = list(reversed(phones))
    while left or waiting:
        now = time.monotonic()
        while left and now - began >= (len(phones) - len(left)) * step:
            phone = left.pop()
            waiting[phone] = (time.monotonic(), phone.last.post.touched)
            phone.press(label)
        answered = [p for p, (_, before) in waiting.items() if p.last.post.touched > before]
        times += [time.monotonic() - waiting.pop(phone)[0] for phone in answered]
        if now - began > 60:
            return times
        await asyncio.sleep(0.002)
    return times


def _who(this: Bench, phones: list[Phone]) -> tuple[int, int]:
    """(how many have a place, how many of them are the first who tapped)."""
    with closing(sqlite3.connect(this.settings.database)) as sql:
        rows = sql.execute(
            """SELECT a.prenom FROM inscription i JOIN assistant_maternel a ON a.id = i.assistant_maternel_id
               WHERE i.etat = 'inscrite' ORDER BY i.id"""
        ).fetchall()
    names = [row[0] for row in rows]
    return len(names), sum(name == f"P{n}" for n, name in enumerate(names[:PLACES]))
