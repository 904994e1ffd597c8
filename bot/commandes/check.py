"""`check`: is this installation well? One line each, beside a running bot. Changes nothing."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.commandes.parser import Commands
from bot.config import Settings

if TYPE_CHECKING:
    from store.unit import Tx

LATE = timedelta(minutes=10)  # what should have happened by now, a little stop excused


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the health report."""

    about: str
    said: str
    well: bool = True


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot check`."""
    parser = commands.add_parser(
        "check",
        help="dit si tout va bien : base de données, jeton, fichiers des relais, robot",
        description="Dit si tout va bien, une ligne par point, même pendant que le robot tourne. "
        "Le statut est 0 quand tout va bien, 1 sinon.",
    )
    parser.set_defaults(do=check)


def check(settings: Settings, _: argparse.Namespace) -> int:
    """Status 1 as soon as one point is wrong."""
    findings = asyncio.run(_examine(settings))
    for finding in findings:
        print(f"{'bien   ' if finding.well else 'À VOIR '} {finding.about} : {finding.said}")
    return 0 if all(finding.well for finding in findings) else 1


async def _examine(settings: Settings) -> list[Finding]:
    return [_territory(settings), _numbers(), await _telegram(settings), *[f async for f in _inside(settings)]]


def _territory(settings: Settings) -> Finding:
    from bot.relais import EXEMPLES, TerritoireInvalideError, load_relais

    about = "fichiers des relais"
    try:
        territoire = load_relais(settings.relais_dir or EXEMPLES)
    except TerritoireInvalideError as error:
        return Finding(about, f"{len(error.problems)} erreur(s) ; voir « relais-bot relais check »", well=False)
    return Finding(about, f"{len(territoire.relais)} relais ({', '.join(r.slug for r in territoire.relais)})")


def _numbers() -> Finding:
    from content.filters import en_jour
    from content.urgences import read_urgences

    about, urgences = "numéros d'urgence", read_urgences()
    if urgences.verifie_le is None or not urgences.is_signed:
        said = "personne ne les a vérifiés ; écrivez verifie_le et verifie_par dans content/urgences.toml"
        return Finding(about, said, well=False)
    return Finding(about, f"vérifiés le {en_jour(urgences.verifie_le)} par {urgences.verifie_par}")


async def _telegram(settings: Settings) -> Finding:
    from bot.config import SettingsError
    from handlers.connection import SilentError, TokenRefusedError, introduce

    try:
        name = await introduce(settings.token(), settings.telegram_api_url, settings.http_client)
    except SettingsError as error:
        return Finding("Telegram", str(error), well=False)
    except TokenRefusedError:
        return Finding("Telegram", "il refuse ce jeton (TELEGRAM_TOKEN)", well=False)
    except SilentError:
        return Finding("Telegram", f"il ne répond pas ({settings.telegram_api_url})", well=False)
    return Finding("Telegram", f"il répond, le robot est @{name}")


async def _inside(settings: Settings) -> AsyncIterator[Finding]:
    from scheduler.clock import Clock
    from store.backup import BackupError, verify
    from store.migrate import is_current

    about = "base de données"
    try:
        verify(settings.database)
    except BackupError as error:
        yield Finding(about, str(error), well=False)
        return
    if not is_current(settings.database):
        yield Finding(about, "elle n'est pas de la version de ce programme ; relancez le robot", well=False)
        return
    yield Finding(about, f"en ordre ({settings.database})")
    now = Clock(settings.bot_clock_file).now()
    async with _reading(settings) as tx:
        for finding in (
            *_rhythms(await tx.ticks.list_done(), now),
            _waiting("messages à traiter", await tx.inbox.oldest_queued(), now),
            _waiting("messages à envoyer", await tx.letters.oldest_due(now), now),
        ):
            yield finding


def _rhythms(done: dict[str, datetime], now: datetime) -> Iterator[Finding]:
    from scheduler.ticks import TIMETABLE

    about = "tâches régulières"
    late = [rhythm.name for rhythm in TIMETABLE if rhythm.due(done.get(rhythm.name), now - LATE)]
    if late:
        yield Finding(about, f"en retard, le robot tourne-t-il ? ({', '.join(late)})", well=False)
    else:
        yield Finding(about, f"la dernière il y a {_length(now - max(done.values()))}")


def _waiting(about: str, since: datetime | None, now: datetime) -> Finding:
    if since is None:
        return Finding(about, "rien n'attend")
    return Finding(about, f"le plus ancien attend depuis {_length(now - since)}", well=now - since < LATE)


def _length(length: timedelta) -> str:
    seconds = max(int(length.total_seconds()), 0)
    for size, name in ((86_400, "jour"), (3600, "heure"), (60, "minute")):
        if seconds >= size:
            number = seconds // size
            return f"{number} {name}{'s' if number > 1 else ''}"
    return f"{seconds} s"


@asynccontextmanager
async def _reading(settings: Settings) -> AsyncIterator[Tx]:
    from store.database import Database
    from store.unit import Tx

    database = Database(settings.database)
    try:
        await database.open()
        async with database.reading() as sql:
            yield Tx(sql)
    finally:
        await database.close()
