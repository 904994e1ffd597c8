"""`backup`: a dated, checked copy of the database, while the bot runs."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from bot.commandes.parser import Commands, positive
from bot.config import Settings, SettingsError

GARDER = 14
NAME = "relais-%Y-%m-%d-%H%M%S.db"
KEPT = re.compile(r"relais-\d{4}-\d\d-\d\d-\d{6}\.db")


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot backup [DOSSIER] [--garder N]`."""
    parser = commands.add_parser(
        "backup",
        help="sauvegarde la base de données, même pendant que le robot tourne",
        description="Écrit une copie datée et vérifiée de la base de données, même pendant que le robot tourne.",
    )
    parser.add_argument(
        "dossier", nargs="?", type=Path, metavar="DOSSIER", help="où l'écrire (par défaut : DATA_DIR/sauvegardes)"
    )
    parser.add_argument(
        "--garder",
        type=positive,
        default=GARDER,
        metavar="N",
        help=f"copies gardées, les plus récentes (par défaut : {GARDER})",
    )
    parser.set_defaults(do=backup)


def backup(settings: Settings, arguments: argparse.Namespace) -> int:
    """Prints the path of the copy; 1 when it could not be made."""
    from bot.domain.calendrier import to_paris
    from scheduler.clock import Clock
    from store.backup import BackupError, copy_online

    folder: Path = arguments.dossier or settings.data_dir / "sauvegardes"
    target = folder / to_paris(Clock(settings.bot_clock_file).now()).strftime(NAME)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"DOSSIER : un dossier où écrire était attendu ({error})") from error
    try:
        copy_online(settings.database, target)
    except BackupError as error:
        print(f"Sauvegarde impossible : {error}")
        return 1
    _forget_older(folder, arguments.garder)
    print(f"Sauvegarde faite et vérifiée : {target}")
    return 0


def _forget_older(folder: Path, keep: int) -> None:
    """Only files that this command has named are ever removed."""
    copies = sorted(file for file in folder.iterdir() if KEPT.fullmatch(file.name))
    for old in copies[:-keep]:
        old.unlink()
