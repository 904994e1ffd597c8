"""The command line. Each command is one function; what it does stands elsewhere."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from collections.abc import Sequence

from bot.config import Settings, SettingsError, load_settings


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 2 when a setting or an argument is wrong."""
    arguments = _parser().parse_args(argv)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # at INFO it prints the token
    try:
        status: int = arguments.do(load_settings(), arguments)
        return status
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="relais-bot", description="L'assistant d'un Relais Petite Enfance.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMANDE")
    run = commands.add_parser("run", help="fait tourner le robot")
    run.set_defaults(do=_run)
    demo = commands.add_parser("demo", help="montre tout le service sur un Telegram local")
    demo.set_defaults(do=_demo)
    return parser


def _run(settings: Settings, _: argparse.Namespace) -> int:
    from bot.running import run_bot

    return asyncio.run(run_bot(settings))


def _demo(settings: Settings, _: argparse.Namespace) -> int:
    from bot.demo import run_demo

    return asyncio.run(run_demo(settings))


if __name__ == "__main__":
    sys.exit(main())
