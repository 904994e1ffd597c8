"""`make demo`: a local Telegram, the real bot beside it as a process of its own, and people to play. No token."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.config import Settings, SettingsError
from bot.distribution import CAMILLE, SLUG, Personnage, invite_cast
from bot.exemples.annuaire_fictif import generate
from bot.relais import EXEMPLES
from bot.simulator.clock import FileClock
from bot.simulator.server import Guide, Server, serve
from bot.simulator.telegram import Telegram

TOKEN = "7000000001:demonstration"  # noqa: S105 - opens nothing
START = "2026-10-13T10:00:00+02:00"  # a Tuesday morning: at night or on a Sunday a well-behaved bot says little
CAMPAGNE_D_OCTOBRE = """
[[campagnes]]
nom = "Campagne d'octobre"
jours = ["15 octobre"]
"""
STOP_WITHIN = 4.0  # seconds given to the bot before it is ended
GUIDE = Guide(
    "Une minute pour essayer",
    [
        "Chez Camille, touchez « Démarrer », puis « Chercher un accueil ». Écrivez « Lillers » et laissez-vous guider.",
        "Regardez les téléphones des assistants maternels : la demande arrive. Touchez « Cette demande m'intéresse ».",
        "Revenez chez Camille : elle sait tout de suite qui est intéressé, et peut appeler.",
        "Avancez le temps (« +1 jour ») : les rappels partent, et une réponse vient toujours, même négative.",
        "Avancez de trois jours : la campagne d'octobre demande à chacun si ses places ont changé. Un geste répond.",
        "Nadia, l'animatrice, voit tout et agit pour qui n'a pas Telegram : touchez « Ouvrir le menu du relais ».",
        "Chez Nadia, « Noter un contact » compte un appel en deux appuis ; « Chiffres » les additionne.",
        "Toujours chez Nadia, « Ateliers » : annoncez « Peinture à doigts », puis inscrivez les assistants maternels. "
        "Trois places : le quatrième attend, jusqu'à ce que l'un ne vienne plus.",
        "Écrivez STOP, envoyez une photo, bloquez le robot : essayez de le perdre.",
    ],
)


async def run_demo(settings: Settings) -> int:
    """Until Ctrl-C. Everything lies in a folder of its own, thrown away at the end."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    with tempfile.TemporaryDirectory(prefix="relais-demo-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        clock = FileClock(folder / "horloge")
        clock.path.write_text(START, "utf-8")
        telegram = Telegram(now=clock, token=TOKEN)
        _enter(telegram, [CAMILLE])
        server = await _serve(telegram, settings.simulator_port)
        print(f"\nLa démonstration est prête : {server.page_url}\n(Ctrl-C pour arrêter)\n", flush=True)
        try:
            return await _play(telegram, server, _environment(folder, server), stop)
        finally:
            await server.stop()


async def _serve(telegram: Telegram, port: int) -> Server:
    try:
        return await serve(telegram, port=port, guide=GUIDE)
    except OSError as error:
        raise SettingsError(f"SIMULATOR_PORT : le port {port} est pris ; donnez-en un autre") from error


def _environment(folder: Path, server: Server) -> dict[str, str]:
    """What the bot of the demonstration is told; nothing of the real installation's settings is left."""
    return {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": server.api_url,
        "TELEGRAM_FILE_URL": server.file_url,
        "DATA_DIR": str(folder),
        "RELAIS_DIR": str(_territory(folder)),
        "BOT_CLOCK_FILE": str(folder / "horloge"),
        **dict.fromkeys(("TELEGRAM_TOKEN_FILE", "DATABASE_URL", "WEBHOOK_URL", "WEBHOOK_SECRET"), ""),
    }


def _territory(folder: Path) -> Path:
    """The shipped relais; in the demonstration a first request leaves at once, and a campaign begins in two days."""
    territory = folder / "relais"
    shutil.copytree(EXEMPLES, territory, ignore=lambda _, names: [n for n in names if not n.endswith(".toml")])
    for path in territory.glob("*.toml"):
        with path.open("a", encoding="utf-8") as file:
            file.write(CAMPAGNE_D_OCTOBRE if path.stem == SLUG else "")
            file.write("\n[reglages]\npremiere_demande_validee = false\ncampagne_repos_jours = 1\n")
    return territory


async def _play(telegram: Telegram, server: Server, environment: dict[str, str], stop: asyncio.Event) -> int:
    folder = Path(environment["DATA_DIR"])
    directory = folder / "annuaire-fictif.csv"
    directory.write_bytes(generate())
    status = await _command(environment, stop, "import-annuaire", str(directory), "--relais", SLUG, "--yes")
    if status or stop.is_set():
        return status
    settings = Settings(**{name.lower(): value for name, value in environment.items() if value})  # type: ignore[arg-type]
    _enter(telegram, await invite_cast(settings))
    return await _command(environment, stop, "run")


def _enter(telegram: Telegram, cast: Sequence[Personnage]) -> None:
    """Each gets a phone; those who were invited press their link, and it is treated as soon as the bot is there.

    The last first: the animatrice's newest message is her own welcome, not her colleague's arrival.
    """
    phones = [telegram.person(who.prenom, last_name=who.nom, role=who.role, phone=who.telephone) for who in cast]
    for who, phone in reversed(list(zip(cast, phones, strict=True))):
        if who.code:
            phone.open(f"https://t.me/{telegram.bot.user.username}?start={who.code}")


async def _command(environment: dict[str, str], stop: asyncio.Event, *words: str) -> int:
    """One command in a process of its own, ended when we are asked to stop; 0 then."""
    quiet = None if words[0] == "run" else asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, env=os.environ | environment, stdout=quiet, start_new_session=True
    )
    ended, asked = asyncio.create_task(process.wait()), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([ended, asked], return_when=asyncio.FIRST_COMPLETED)
        return 0 if stop.is_set() else await ended
    finally:
        asked.cancel()
        if not ended.done():
            process.terminate()
            await asyncio.wait([ended], timeout=STOP_WITHIN)
        if not ended.done():
            process.kill()
            await ended
