"""The command line in French: titles, help and mistakes. Knows no command."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

USAGE = 2
SAID = {  # what argparse says → what a person reads
    r"the following arguments are required: (.+)": "il manque {0}",
    r"one of the arguments (.+) is required": "il manque l'un de : {0}",
    r"unrecognized arguments: (.+)": "« {0} » n'est pas compris",
    r"argument COMMANDE: invalid choice: '([^']*)'.*": "« {0} » n'est pas une commande",
    r"argument ([^:]+): invalid choice: '([^']*)' \(choose from (.+)\)": "{0} : {2} était attendu, « {1} » trouvé",
    r"argument ([^:]+): expected one argument": "une valeur était attendue après {0}",
    r"argument ([^:]+): expected at least one argument": "une valeur au moins était attendue après {0}",
    r"argument ([^:]+): invalid int value: '([^']*)'": "{0} : un nombre entier était attendu, « {1} » trouvé",
    r"argument ([^:]+): ignored explicit argument '([^']*)'": "{0} n'attend pas de valeur",
    r"argument ([^:]+): not allowed with argument (.+)": "{0} et {1} ne vont pas ensemble",
    r"argument ([^:]+): (.+ (?:attendue?|interdite?)\b.*)": "{0} : {1}",  # said by a type of ours, in French already
}


class CommandLine(argparse.ArgumentParser):
    """A parser that speaks French; a mistake is one sentence and status 2."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options |= {"add_help": False, "allow_abbrev": False, "formatter_class": _Formatter}
        super().__init__(*args, **options)
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="afficher cette aide")

    def error(self, message: str) -> NoReturn:
        """One sentence on standard error, and where to read more."""
        self.exit(USAGE, f"{self.prog} : {_in_french(message)} ; voir « {self.prog} --help »\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "utilisation : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and f"{heading} ")


Commands = argparse._SubParsersAction  # what `add_subparsers` gives; argparse has no public name for it


def positive(text: str) -> int:
    """A whole number from 1, for `type=`."""
    if not re.fullmatch(r"[1-9]\d{0,5}", text):
        raise argparse.ArgumentTypeError(f"un nombre entier à partir de 1 était attendu, « {text} » trouvé")
    return int(text)


def complain(sentence: object) -> int:
    """Says on standard error why nothing was done; gives the status of a command that could not begin."""
    print(sentence, file=sys.stderr)
    return USAGE


def _in_french(message: str) -> str:
    for english, french in SAID.items():
        if found := re.fullmatch(english, message, re.DOTALL):
            return french.format(*found.groups())
    return "cette commande est mal écrite"
