"""`relais check`: are the territory files right? Reads them only."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.commandes.parser import Commands
from bot.config import Settings
from bot.domain.relais import Relais


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot relais check [DOSSIER]`."""
    parser = commands.add_parser("relais", help="s'occupe des fichiers des relais")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="COMMANDE", title="commandes")
    check = deeds.add_parser(
        "check",
        help="vérifie les fichiers des relais",
        description="Vérifie les fichiers <slug>.toml ; nomme le fichier, la clé et ce qui était attendu.",
    )
    check.add_argument("dossier", nargs="?", type=Path, metavar="DOSSIER", help="au lieu de RELAIS_DIR")
    check.set_defaults(do=check_relais)


def check_relais(settings: Settings, arguments: argparse.Namespace) -> int:
    """One line each relais, or one line each mistake and status 1."""
    from bot.relais import EXEMPLES, TerritoireInvalideError, load_relais

    folder: Path = arguments.dossier or settings.relais_dir or EXEMPLES
    try:
        territoire = load_relais(folder)
    except TerritoireInvalideError as error:
        print(error)
        return 1
    for relais in territoire.relais:
        print(_line(relais))
    return 0


def _line(relais: Relais) -> str:
    size = len(relais.communes)
    return f"{relais.slug} : {relais.nom}, {size} commune{'s' if size > 1 else ''} – en ordre"
