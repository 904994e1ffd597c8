"""`restore`: puts a backup in the place of the database, while no bot runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.commandes.parser import Commands, complain
from bot.config import Settings


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot restore FICHIER`."""
    parser = commands.add_parser(
        "restore",
        help="remet une sauvegarde en place (le robot étant arrêté)",
        description="Remet une sauvegarde à la place de la base de données. Le robot doit être arrêté. "
        "Le fichier remplacé est gardé à côté.",
    )
    parser.add_argument("fichier", type=Path, metavar="FICHIER", help="la sauvegarde à remettre en place")
    parser.set_defaults(do=restore)


def restore(settings: Settings, arguments: argparse.Namespace) -> int:
    """2 while a bot runs, 1 when the file cannot serve; nothing is changed then."""
    from bot.domain.calendrier import to_paris
    from scheduler.clock import Clock
    from store.backup import BackupError, replace_with
    from store.lock import LockedError, locked

    database = settings.database
    moment = to_paris(Clock(settings.bot_clock_file).now()).strftime("%Y-%m-%d-%H%M%S")
    aside = database.with_name(f"{database.stem}.remplacee-{moment}.db")
    try:
        with locked(database):
            replace_with(database, arguments.fichier, aside)
    except LockedError as error:
        return complain(error)
    except BackupError as error:
        print(f"Rien n'a été changé : {error}")
        return 1
    print(f"Sauvegarde remise en place : {database}")
    if aside.exists():
        print(f"La base remplacée est gardée : {aside}")
    print("Les effacements demandés depuis cette sauvegarde sont à refaire (docs/donnees-personnelles.md).")
    return 0
