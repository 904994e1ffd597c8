"""Reads Tap codes out of handlers and templates, and says which of them may be the same button."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import ascii_lowercase

from telegram.ext import CallbackQueryHandler

from content.buttons import KEEP, TAPS
from handlers.application import FEATURES

TEMPLATES = Path(__file__).parents[2] / "content" / "templates"
KEYBOARD = {"contact", "lieu", "texte", "enlever"}


@cache  # asked for each example of each code
def patterns() -> list[re.Pattern[str]]:
    """What every handler declares."""
    found = [h for feature in FEATURES for h in feature.handlers() if isinstance(h, CallbackQueryHandler)]
    return [handler.pattern for handler in found if isinstance(handler.pattern, re.Pattern)]


@cache
def words_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Those that it names."""
    return frozenset(re.findall(r"[a-z_]+", pattern.pattern))


def examples(code: str) -> Iterator[str]:
    """What a button of that code may carry: the words that its handlers name, and some of their own."""
    head = code.split(":<")[0].split(":")[-1]
    words = {"62516", "jours", "contrat/avenant", "tme", *ascii_lowercase}
    for named in map(words_of, patterns()):
        if head in named:
            words |= named
    holes = re.findall(r"<n>|<mot>", code)
    choices = [["1"] if hole == "<n>" else sorted(words) for hole in holes[:-1]]
    choices += [["1"] if hole == "<n>" else sorted(words) for hole in holes[-1:]]
    for values in itertools.product(*choices):
        filled = iter(values)
        yield re.sub(r"<n>|<mot>", lambda _, filled=filled: next(filled), code)  # type: ignore[misc]


def buttons() -> Iterator[tuple[str, str, str]]:
    """(template, label, target) of every button; what Jinja fills in is written « * »."""
    for file in sorted(TEMPLATES.rglob("*.html")):
        _, _, below = file.read_text("utf-8").partition("\n---\n")
        below = re.sub(r"\{%-?\s*(?:else|elif\b.*?)-?\s*%\}", "¦", below, flags=re.DOTALL)
        below = re.sub(r"\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "*", below, flags=re.DOTALL), flags=re.DOTALL)
        for label, target in re.findall(r"\[([^\]]+)\]\(([^)]*)\)", below):
            for either in target.split("¦"):
                yield str(file.relative_to(TEMPLATES)), label, either.removeprefix(KEEP)


def may_be_listed(target: str) -> bool:
    """Whether a target with « * » may carry one of the listed codes."""
    pieces = target.split("*")
    return any(_overlaps(pieces, re.split(r"<n>|<mot>", code)) for code in TAPS)


def _overlaps(pieces: list[str], parts: list[str]) -> bool:
    """« *:r:jours:0 » and « re:r:<mot>:<mot> », word by word between the colons."""
    wanted, listed = "*".join(pieces).split(":"), "<>".join(parts).split(":")
    return len(wanted) == len(listed) and all(
        "*" in w or "<>" in x or w == x for w, x in zip(wanted, listed, strict=True)
    )
