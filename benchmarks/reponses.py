"""How long somebody waits for the answer to a tap, Telegram being 50 ms away: alone, and during a broadcast."""

from __future__ import annotations

import asyncio
import time

from benchmarks.envois import write_letters
from benchmarks.figures import Figure, p95
from benchmarks.stand_in import Bench, bench
from bot.simulator.phone import Phone

PEOPLE = 50
ROUNDS = 8
LATENCY = 0.05
LETTERS = 5000


async def run() -> list[Figure]:
    """From the tap to the moment the answer is on the screen."""
    alone, busy = await _taps(letters=0), await _taps(letters=LETTERS)
    return [
        Figure("a tap's answer, 50 people at once, p95", p95(alone) * 1000, "ms", 300, "low", _note(alone)),
        Figure(f"the same during a broadcast of {LETTERS}", p95(busy) * 1000, "ms", 400, "low", _note(busy)),
    ]


def _note(times: list[float]) -> str:
    median = sorted(times)[len(times) // 2] * 1000
    return f"Telegram {LATENCY * 1000:.0f} ms away, {len(times)} taps, median {median:.0f} ms"


async def _taps(letters: int) -> list[float]:
    async with bench(latency=LATENCY) as this:
        phones = this.people(PEOPLE)
        if letters:
            await write_letters(this, letters)
        await this.start()
        for phone in phones:
            phone.send("/start")
        await this.until(lambda: all(phone.received for phone in phones), 60)
        await asyncio.sleep(2.0)
        times: list[float] = []
        for n in range(ROUNDS):
            times += await _round(this, phones, "Mes demandes" if n % 2 == 0 else "Menu")
            await asyncio.sleep(0.5)
        return times


async def _round(this: Bench, phones: list[Phone], label: str) -> list[float]:
    began = time.monotonic()
    before = {phone.id: phone.last.post.touched for phone in phones}
    for phone in phones:
        phone.press(label)
    waiting, times = dict.fromkeys(phones), []
    while waiting:
        if time.monotonic() - began > 20:
            raise TimeoutError(f"{len(waiting)} people have no answer")
        await asyncio.sleep(0.001)
        for phone in [p for p in waiting if p.last.post.touched > before[p.id]]:
            del waiting[phone]
            times.append(time.monotonic() - began)
    return times
