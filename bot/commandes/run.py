"""`run`: the real bot, until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import asyncio
import logging

from bot.commandes.parser import Commands
from bot.config import Settings


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot run`."""
    parser = commands.add_parser("run", help="fait tourner le robot", description="Fait tourner le robot.")
    parser.set_defaults(do=run)


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Migrates the database, then runs."""
    from bot.running import run_bot

    logging.getLogger().setLevel(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # at INFO it prints the token
    for noisy in ("fontTools", "matplotlib", "PIL"):  # a line for each table of each font
        logging.getLogger(noisy).setLevel(logging.WARNING)
    return asyncio.run(run_bot(settings))
