"""`ask`: what the bot would answer, one question a line, one JSON object a line. Needs no token and no database."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from bot.commandes.parser import Commands, complain
from bot.config import Settings

if TYPE_CHECKING:
    from content.knowledge import Reponse

LONGEST: Final = 20_000  # bytes of a line that are read; its rest is skipped
SHOWN: Final = frozenset({"answer", "choices", "search"})


def declare(commands: Commands[argparse.ArgumentParser]) -> None:
    """`relais-bot ask [--relais SLUG] [--json]`."""
    parser = commands.add_parser(
        "ask",
        help="répond à des questions, sans Telegram",
        description="Lit une question par ligne sur l'entrée standard, écrit un objet JSON par ligne : "
        "q, kind (answer, choices, unknown, emergency, language, smalltalk, search), pages, et lang s'il y a lieu.",
    )
    parser.add_argument("--relais", metavar="SLUG", help="comme si la question venait d'une famille de ce relais")
    parser.add_argument("--json", action="store_true", help="un objet JSON par ligne (c'est toujours le cas)")
    parser.set_defaults(do=ask)


def ask(settings: Settings, arguments: argparse.Namespace) -> int:
    """Status 2 when there is no such relais; quiet when nobody reads any more."""
    from bot.relais import EXEMPLES, load_relais
    from content.filters import PARIS
    from content.knowledge import Knowledge
    from scheduler.clock import Clock

    if arguments.relais is not None:
        known = [relais.slug for relais in load_relais(settings.relais_dir or EXEMPLES).relais]
        if arguments.relais not in known:
            return complain(
                f"--relais : un relais parmi {', '.join(known)} était attendu, « {arguments.relais} » trouvé"
            )
    knowledge, clock = Knowledge.load(), Clock(settings.bot_clock_file)
    try:
        for question in _lines(sys.stdin.buffer):
            today = clock.now().astimezone(PARIS).date()
            reponse = knowledge.ask(question, relais=arguments.relais, today=today)
            print(json.dumps(_shown(question, reponse), ensure_ascii=False), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more to say at exit
    return 0


def _shown(question: str, reponse: Reponse) -> dict[str, Any]:
    pages = reponse.pages if reponse.kind in SHOWN else ()
    shown: dict[str, Any] = {
        "q": question,
        "kind": reponse.kind,
        "pages": [{"page": one.page_id, "subject": one.sujet, "score": one.score} for one in pages],
    }
    return shown | ({"lang": reponse.lang} if reponse.kind == "language" else {})


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Each line without its end, as text whatever its bytes; a very long one is cut, not split."""
    while raw := stream.readline(LONGEST):
        rest = raw
        while not rest.endswith(b"\n") and (rest := stream.readline(LONGEST)):
            pass
        yield raw.rstrip(b"\r\n").decode("utf-8", errors="replace")
