"""`revoke`: the end of an access, at once and everywhere. Beside a running bot, which sees it within a second."""

from __future__ import annotations

import argparse
import asyncio

from bot.commandes.parser import Commands, complain, positive
from bot.commandes.relais_choisi import relais_id_of
from bot.config import Settings, SettingsError
from bot.usecases.revoke_access import revoke_access
from bot.usecases.unit import Unit
from store.animateurs import Animateur


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot revoke ([--relais SLUG] --nom NOM | --id N)`."""
    parser = commands.add_parser(
        "revoke",
        help="met fin à l'accès d'une animatrice, groupe compris",
        description="Met fin à un accès, tout de suite et partout : les messages, les codes non utilisés, le groupe de "
        "l'équipe (le robot en fait sortir la personne s'il en a le droit ; sinon il n'y écrit plus).",
    )
    parser.add_argument("--relais", metavar="SLUG", help="le relais concerné ; inutile s'il n'y en a qu'un")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--nom", metavar="NOM", help="le nom donné par invite")
    who.add_argument("--id", type=positive, metavar="N", help="le numéro de l'accès")
    parser.set_defaults(do=revoke)


def revoke(settings: Settings, arguments: argparse.Namespace) -> int:
    """0 when something ended, 1 when there was nothing to end."""
    return asyncio.run(_revoke(settings, arguments))


async def _revoke(settings: Settings, arguments: argparse.Namespace) -> int:
    from bot.commandes.service import opened

    async with opened(settings) as service:
        relais_id = relais_id_of(service.territoire, arguments.relais) if arguments.nom else None
        async with service.unit() as unit:
            found = await _accesses(unit, relais_id, arguments)
            if len(found) > 1:
                several = ", ".join(f"{a.id} ({a.role})" for a in found)
                raise SettingsError(f"--id : plusieurs accès ont ce nom, donnez l'un d'eux : {several}")
            if found:
                print(await _end(unit, found[0]))
                return 0
            codes = await _end_codes(unit, relais_id, arguments.nom)
    if codes:
        print(f"Codes non utilisés au nom de {arguments.nom} annulés : {codes}.")
        return 0
    return complain("Aucun accès en cours à ce nom ou à ce numéro : rien n'a été changé.") and 1


async def _accesses(unit: Unit, relais_id: int | None, arguments: argparse.Namespace) -> list[Animateur]:
    if relais_id is not None:
        return await unit.tx.animateurs.list_named(relais_id, arguments.nom)
    try:
        return [await unit.tx.animateurs.get(arguments.id)]
    except LookupError:
        return []


async def _end(unit: Unit, animateur: Animateur) -> str:
    ended = await revoke_access(unit, animateur)
    lines = [f"Accès de {ended.nom} terminé (n° {animateur.id}). Codes non utilisés annulés : {ended.codes}."]
    if ended.groupe:
        lines.append("Le robot n'écrit plus dans le groupe de l'équipe tant qu'il n'a pas vérifié qui s'y trouve.")
    return "\n".join(lines)


async def _end_codes(unit: Unit, relais_id: int | None, nom: str | None) -> int:
    """She never used her code: it opens nothing any more."""
    if relais_id is None or nom is None:
        return 0
    return await unit.tx.invitations.revoke_of_animateur(relais_id, nom, None, unit.now)
