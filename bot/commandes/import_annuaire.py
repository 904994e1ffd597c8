"""`import-annuaire`: the directory of a relais from a CSV or XLSX file, report first. Deletes nobody."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bot.commandes.parser import Commands, complain
from bot.commandes.relais_choisi import relais_id_of
from bot.config import Settings, SettingsError
from bot.domain.relais import Relais


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot import-annuaire FICHIER [--relais SLUG] [--dry-run] [--yes]`."""
    parser = commands.add_parser(
        "import-annuaire",
        help="importe l'annuaire des assistants maternels (CSV ou XLSX)",
        description="Lit un fichier CSV ou XLSX, dit ce qui changerait, puis l'enregistre si vous confirmez.",
    )
    parser.add_argument("fichier", type=Path, metavar="FICHIER", help="le fichier ; docs/annuaire.md dit son format")
    parser.add_argument("--relais", metavar="SLUG", help="le relais concerné ; inutile s'il n'y en a qu'un")
    parser.add_argument("--dry-run", action="store_true", help="montre le compte rendu, n'enregistre rien")
    parser.add_argument("--yes", action="store_true", help="enregistre sans demander de confirmation")
    parser.set_defaults(do=import_annuaire)


def import_annuaire(settings: Settings, arguments: argparse.Namespace) -> int:
    """0 when the report was made, refused lines included; 1 when the file as a whole is refused."""
    try:
        data = arguments.fichier.read_bytes()
    except OSError as error:
        raise SettingsError(f"FICHIER : un fichier lisible était attendu ({arguments.fichier})") from error
    return asyncio.run(_import(settings, arguments, data))


async def _import(settings: Settings, arguments: argparse.Namespace, data: bytes) -> int:
    from bot.commandes.service import opened
    from bot.domain.annuaire.communes_du_relais import commune_finder
    from bot.domain.annuaire.lecture import read_annuaire
    from bot.domain.annuaire.tableau import FichierRefuse
    from bot.usecases.import_annuaire import import_annuaire, preview_annuaire
    from content.text_files import render_text

    async with opened(settings) as service:
        relais_id = relais_id_of(service.territoire, arguments.relais)
        relais = service.territoire.get(relais_id)
        async with service.unit() as unit:
            today = unit.today
        lecture = read_annuaire(data, commune_finder(relais, today), today)
        if isinstance(lecture, FichierRefuse):
            return complain(render_text("annuaire/fichier_refuse", fichier=lecture).strip()) and 1
        async with service.unit() as unit:
            rapport = await preview_annuaire(unit, relais_id, lecture)
        print(render_text("annuaire/rapport_complet", rapport=rapport, communes=_names(relais)))
        if not rapport.changes_something or not _confirmed(arguments):
            return 0
        async with service.unit() as unit:
            done = await import_annuaire(unit, relais_id, lecture)
    print(f"Enregistré : {len(done.nouvelles)} nouvelles fiches, {len(done.modifiees)} fiches modifiées.")
    return 0


def _names(relais: Relais) -> dict[str, str]:
    return {commune.insee: commune.nom for commune in relais.communes}


def _confirmed(arguments: argparse.Namespace) -> bool:
    if arguments.dry_run:
        return False
    if arguments.yes:
        return True
    if not sys.stdin.isatty():
        print("Rien n'est enregistré. Ajoutez --yes pour enregistrer.")
        return False
    return input("Enregistrer ? [o/N] ").strip().lower() in ("o", "oui")
