"""The command line. What a command does stands in bot/commandes, one module each."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from bot.commandes import backup, check, demo, import_annuaire, invite, knowledge, relais, restore, revoke, run
from bot.commandes.parser import CommandLine, complain
from bot.config import SettingsError, load_settings
from bot.relais import TerritoireInvalideError
from scheduler.clock import ClockError
from store.lock import LockedError
from store.migrate import MigrationError

COMMANDES = (run, demo, relais, knowledge, invite, revoke, import_annuaire, backup, restore, check)
# What a person can mend, and the setting it is about.
REFUSALS: dict[type[Exception], str] = {
    SettingsError: "",
    TerritoireInvalideError: "RELAIS_DIR : ",
    ClockError: "BOT_CLOCK_FILE : ",
    LockedError: "",
    MigrationError: "",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 2 when a setting or an argument is wrong, said in one sentence."""
    arguments = _command_line().parse_args(argv)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    try:
        status: int = arguments.do(load_settings(), arguments)
        return status
    except tuple(REFUSALS) as error:
        return complain(f"{REFUSALS[type(error)]}{error}")


def _command_line() -> CommandLine:
    line = CommandLine(prog="relais-bot", description="L'assistant d'un Relais Petite Enfance, sur Telegram.")
    commands = line.add_subparsers(dest="command", required=True, metavar="COMMANDE", title="commandes")
    for commande in COMMANDES:
        commande.declare(commands)
    return line


if __name__ == "__main__":
    sys.exit(main())
