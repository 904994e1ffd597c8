"""`invite`: a one-time code for somebody of the team or for a professional, printed once. Beside a running bot."""

from __future__ import annotations

import argparse
import asyncio
import re
from datetime import date

from bot.commandes.parser import Commands, complain
from bot.commandes.relais_choisi import relais_id_of
from bot.config import Settings, SettingsError
from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.assistants import AssistantMaternel
from bot.usecases.make_invitation import Invitee, invite_animateur, invite_assistant
from bot.usecases.unit import Service, Unit

ROLES = ("animatrice", "responsable", "remplacante")


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot invite [--relais SLUG] (--nom NOM [--role …] [--jusqu-au DATE] | --assistant ID|TÉLÉPHONE)`."""
    parser = commands.add_parser(
        "invite",
        help="donne un code d'accès à une animatrice ou à un assistant maternel",
        description="Fabrique un code qui sert une fois : l'accès d'une animatrice (sept jours pour s'en servir), ou "
        "le lien entre le Telegram d'un assistant maternel et sa fiche (soixante jours). Le code n'est affiché qu'ici.",
    )
    parser.add_argument("--relais", metavar="SLUG", help="le relais concerné ; inutile s'il n'y en a qu'un")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--nom", metavar="NOM", type=_name, help="le nom que ses collègues liront")
    who.add_argument("--assistant", metavar="ID|TÉLÉPHONE", help="la fiche d'un assistant maternel")
    parser.add_argument("--role", choices=ROLES, default=ROLES[0], help="son rôle (par défaut : animatrice)")
    parser.add_argument("--jusqu-au", type=_day, metavar="DATE", help="dernier jour de l'accès, comme 2027-06-30")
    parser.set_defaults(do=invite)


def invite(settings: Settings, arguments: argparse.Namespace) -> int:
    """Prints the code and its link; 1 when the entry is not found."""
    return asyncio.run(_invite(settings, arguments))


async def _invite(settings: Settings, arguments: argparse.Namespace) -> int:
    from bot.commandes.service import opened
    from bot.domain.calendrier import to_paris
    from content.filters import en_instant

    async with opened(settings) as service:
        relais_id = relais_id_of(service.territoire, arguments.relais)
        if arguments.jusqu_au is not None and arguments.jusqu_au < to_paris(service.now()).date():
            raise SettingsError(f"--jusqu-au : un jour à venir était attendu, « {arguments.jusqu_au} » trouvé")
        async with service.unit() as unit:
            invitee = await _code(unit, relais_id, arguments)
            username = await unit.tx.robot.username()
        if isinstance(invitee, str):
            return complain(invitee) and 1
        print(f"Code : {invitee.code}\nIl sert une fois, jusqu'au {en_instant(invitee.expires_at)}.")
        print(await _link(settings, service, username, invitee.code))
    return 0


async def _code(unit: Unit, relais_id: int, arguments: argparse.Namespace) -> Invitee | str:
    if arguments.nom:
        return await invite_animateur(unit, relais_id, arguments.nom, arguments.role, arguments.jusqu_au)
    found = await _entries(unit, relais_id, arguments.assistant)
    if len(found) != 1:
        several = ", ".join(f"{a.id} ({a.prenom} {a.nom})" for a in found)
        why = f"plusieurs fiches ont ce numéro, donnez l'une d'elles : {several}" if found else "aucune fiche trouvée"
        return f"--assistant : {why}"
    return await invite_assistant(unit, relais_id, found[0].id)


async def _entries(unit: Unit, relais_id: int, asked: str) -> list[AssistantMaternel]:
    """By the number of the entry, else by telephone."""
    if re.fullmatch(r"\d{1,7}", asked):
        one = await unit.tx.assistants.find(relais_id, int(asked))
        return [one] if one else []
    telephone = parse_telephones(asked).choisi()
    found = await unit.tx.assistants.list_by_telephone(telephone) if telephone else []
    return [assistant for of_relais, assistant in found if of_relais == relais_id]


async def _link(settings: Settings, service: Service, username: str | None, code: str) -> str:
    """The bot's name is known since it last started; else Telegram is asked."""
    from handlers.connection import SilentError, TokenRefusedError, introduce

    if username is None and settings.telegram_token:
        try:
            username = await introduce(settings.token(), settings.telegram_api_url, settings.http_client)
        except (SilentError, TokenRefusedError):
            username = None
    if username is None:
        return (
            "Lien : le nom du robot n'est pas connu (il n'a pas encore démarré et Telegram ne répond pas). "
            "La personne ouvre le robot dans Telegram et lui envoie le code."
        )
    return f"Lien : https://t.me/{username}?start={code}"


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("un nom était attendu")
    return text.strip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"une date comme 2027-06-30 était attendue, « {text} » trouvé") from None
