"""`demo`: the whole service on a local Telegram."""

from __future__ import annotations

import argparse
import asyncio

from bot.commandes.parser import Commands
from bot.config import Settings


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot demo`."""
    parser = commands.add_parser(
        "demo",
        help="montre tout le service sur un Telegram local",
        description="Montre tout le service sur un Telegram local : ni jeton, ni réseau. Rien n'est conservé.",
    )
    parser.set_defaults(do=demo)


def demo(settings: Settings, _: argparse.Namespace) -> int:
    """Until Ctrl-C."""
    from bot.demo import run_demo

    return asyncio.run(run_demo(settings))
