"""`knowledge check`: are the pages right, still true, and found by those who ask? Reads them only."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.commandes.parser import Commands
from bot.config import Settings


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot knowledge check [DOSSIER]`."""
    parser = commands.add_parser("knowledge", help="s'occupe des pages de réponses")
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="COMMANDE", title="commandes")
    check = deeds.add_parser(
        "check",
        help="vérifie les pages de réponses et les barèmes",
        description="Vérifie les pages et les barèmes ; nomme le fichier et ce qui ne va pas. "
        "« FAUTE » : à corriger. « À REVOIR » : à relire par une personne. Statut : 0 quand tout va bien, 1 sinon.",
    )
    check.add_argument("dossier", nargs="?", type=Path, metavar="DOSSIER", help="au lieu des pages fournies")
    check.set_defaults(do=check_pages)


def check_pages(settings: Settings, arguments: argparse.Namespace) -> int:
    """One line each finding, then the count; status 1 as soon as there is one."""
    from bot.relais import EXEMPLES, load_relais
    from content.filters import PARIS
    from content.reponses.baremes import read_baremes
    from content.reponses.controle import dues, faults, unreached
    from content.reponses.dossier import PAGES, page_ids, read_folder
    from content.urgences import read_urgences
    from scheduler.clock import Clock

    today = Clock(settings.bot_clock_file).now().astimezone(PARIS).date()
    folder: Path = arguments.dossier or PAGES
    pages, wrong = read_folder(folder)
    baremes, wrong_lines = read_baremes(folder.parent / "baremes.toml")
    relais = [one.slug for one in load_relais(settings.relais_dir or EXEMPLES).relais]
    written = (*wrong, *wrong_lines, *faults(pages, baremes, relais, page_ids(folder)), *unreached(pages, today))
    found = [f"FAUTE    {line}" for line in written]
    found += [f"À REVOIR {line}" for line in dues(pages, baremes, today)]
    if not read_urgences().is_signed:
        found.append("À REVOIR urgences.toml : personne n'a signé les numéros d'urgence (verifie_le, verifie_par)")
    for line in found:
        print(line)
    print(f"{_several(len(pages), 'page en ordre', 'pages en ordre')}, {_several(len(found), 'remarque', 'remarques')}")
    return 1 if found else 0


def _several(count: int, one: str, more: str) -> str:
    return f"{count} {more if count > 1 else one}"
