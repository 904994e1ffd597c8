"""The command line. What a command does stands in bot/commandes, one module each."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from bot.commandes.parser import CommandLine, complain

if TYPE_CHECKING:
    from bot.config import Settings

# In the order of the help; each is a module of bot/commandes. Only the one that is asked for is loaded: `ask` is quick.
COMMANDES = (
    *("run", "demo", "relais", "knowledge", "ask", "invite", "revoke", "import-annuaire"),
    *("backup", "restore", "check"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 2 when a setting or an argument is wrong, said in one sentence."""
    said = sys.argv[1:] if argv is None else argv
    arguments = _command_line(said[:1]).parse_args(said)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    try:
        status: int = arguments.do(_settings(arguments), arguments)
        return status
    except tuple(refusals := _refusals()) as error:
        return complain(f"{refusals[type(error)]}{error}")


def _command_line(first: Sequence[str]) -> CommandLine:
    line = CommandLine(prog="relais-bot", description="L'assistant d'un Relais Petite Enfance, sur Telegram.")
    commands = line.add_subparsers(dest="command", required=True, metavar="COMMANDE", title="commandes")
    for name in first if first and first[0] in COMMANDES else COMMANDES:
        import_module(f"bot.commandes.{name.replace('-', '_')}").declare(commands)
    return line


def _settings(arguments: argparse.Namespace) -> Settings | None:
    """None for a command that needs none: it makes no folder, and minds no mistake in them."""
    if getattr(arguments, "without_settings", False):
        return None
    from bot.config import load_settings

    return load_settings()


def _refusals() -> dict[type[Exception], str]:
    """What a person can mend, and the setting it is about."""
    from bot.config import SettingsError
    from bot.relais import TerritoireInvalideError
    from scheduler.clock import ClockError
    from store.lock import LockedError
    from store.migrate import MigrationError

    return {
        SettingsError: "",
        TerritoireInvalideError: "RELAIS_DIR : ",
        ClockError: "BOT_CLOCK_FILE : ",
        LockedError: "",
        MigrationError: "",
    }


if __name__ == "__main__":
    sys.exit(main())
