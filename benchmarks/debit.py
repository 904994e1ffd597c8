"""Updates a second through the whole bot, beside a bare echo bot on the same stand-in."""

from __future__ import annotations

from benchmarks.figures import Figure
from benchmarks.stand_in import bench

UPDATES = 5000


async def run() -> list[Figure]:
    """Both answer the same updates of as many people; the clock runs from the first answer to the last."""
    ours = await _rate()
    echo = await _rate("-m", "benchmarks.echo")
    note = f"{ours:.0f}/s beside {echo:.0f}/s, {UPDATES} people who send /start"
    return [Figure("updates per second, whole bot beside a bare echo bot", ours / echo, "×", 0.5, "high", note)]


async def _rate(*command: str) -> float:
    async with bench() as this:
        for phone in this.people(UPDATES):
            phone.send("/start")
        await this.start(*command)
        await this.until(lambda: this.sent() > 0, 30)
        before = this.sent()
        seconds = await this.until(lambda: this.sent() >= UPDATES, 120)
        return (UPDATES - before) / seconds
