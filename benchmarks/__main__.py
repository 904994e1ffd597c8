"""`make bench`: each figure beside what it should reach, on the local stand-in for Telegram. Judges nothing itself."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks import appariement, arret_brutal, campagne, debit, demarrage, envois, inscriptions, reponses, savoir
from benchmarks.figures import Figure, table
from scheduler.clock import Clock

BENCHES: dict[str, Callable[[], Awaitable[list[Figure]]]] = {
    "debit": debit.run,
    "reponses": reponses.run,
    "envois": envois.run,
    "appariement": appariement.run,
    "savoir": savoir.run,
    "campagne": campagne.run,
    "inscriptions": inscriptions.run,
    "arret_brutal": arret_brutal.run,
    "demarrage": demarrage.run,
}
RESULTS = Path(__file__).parent / "RESULTS.md"


async def main(names: list[str]) -> int:
    """Runs the benches asked for, in order; writes RESULTS.md when all of them ran."""
    figures: list[Figure] = []
    for name in names:
        print(f"… {name}", file=sys.stderr, flush=True)
        figures += await BENCHES[name]()
    text = table(figures)
    print(text)
    if names == list(BENCHES):
        RESULTS.write_text(f"# Last results of `make bench`\n\n{_where_and_when()}\n\n{text}\n", "utf-8")
    return 0 if all(figure.is_reached for figure in figures) else 1


def _where_and_when() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    where = f"{os.cpu_count()} shared cores, {python}, a local stand-in for Telegram"
    return f"{Clock().now():%Y-%m-%d}, {where}. Trust the ratios, not the absolutes."


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("bench", nargs="*", metavar="BENCH", help=", ".join(BENCHES))
    asked = parser.parse_args().bench or list(BENCHES)
    unknown = [name for name in asked if name not in BENCHES]
    if unknown:
        parser.error(f"unknown bench: {', '.join(unknown)}; known: {', '.join(BENCHES)}")
    sys.exit(asyncio.run(main(asked)))
