"""`ask`: what the bot would answer, one question a line, one JSON object a line. No token, no setting, no database."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from bot.commandes.parser import Commands, complain

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
    parser.set_defaults(do=ask, without_settings=True)


def ask(_: None, arguments: argparse.Namespace) -> int:
    """Status 2 when there is no such relais; quiet when nobody reads any more."""
    gc.disable()  # a short life, and a start twice as quick
    relais: str | None = arguments.relais
    if relais is not None and relais not in (known := _relais()):
        return complain(f"--relais : un relais parmi {', '.join(known)} était attendu, « {relais} » trouvé")
    try:
        for line in _answers(relais):
            print(line, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more to say at exit
    return 0


def _answers(relais: str | None) -> Iterator[str]:
    from content.filters import PARIS
    from content.knowledge import Knowledge
    from scheduler.clock import Clock

    knowledge, clock = Knowledge.load(), Clock()
    for question in _lines(sys.stdin.buffer):
        today = clock.now().astimezone(PARIS).date()
        yield json.dumps(_shown(question, knowledge.ask(question, relais=relais, today=today)), ensure_ascii=False)


def _relais() -> list[str]:
    """Those of this installation."""
    from bot.config import load_settings
    from bot.relais import EXEMPLES, load_relais

    return [relais.slug for relais in load_relais(load_settings().relais_dir or EXEMPLES).relais]


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
