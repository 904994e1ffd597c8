"""From the Markdown of a page to Telegram's HTML, amounts put in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final

from content.reponses.baremes import Baremes, Source
from content.reponses.montants import MONTANT, Montants

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARK: Final = re.compile("\ue000(\\d+)\ue001")  # stands for an amount while the Markdown is read
A_CONFIRMER: Final = "<i>Chiffres et dates à confirmer auprès du relais.</i>"  # values alone carry no mark


@dataclass(frozen=True, slots=True)
class Rendu:
    """What is shown; the sources of the amounts that nobody has confirmed stand before it."""

    html: str
    a_confirmer: tuple[Source, ...] = ()
    hors_date: tuple[str, ...] = ()


def to_html(markdown: str, baremes: Baremes, today: date) -> Rendu:
    """The text as Telegram shows it that day."""
    montants, shown = Montants(baremes, today), list[str]()

    def put(found: re.Match[str]) -> str:
        shown.append(montants.shown(found[1]))
        return f"\ue000{len(shown) - 1}\ue001"

    tokens = reader().parse(MONTANT.sub(put, markdown))
    blocks = re.sub(r":\n\n(?=• |1\. )", ":\n", "".join(_blocks(tokens)).strip())  # a list stays with its sentence
    html = MARK.sub(lambda mark: shown[int(mark[1])], blocks)
    if montants.valeur_a_confirmer:
        html += f"\n\n{A_CONFIRMER}"
    return Rendu(html, montants.a_confirmer, montants.hors_date)


def to_plain(markdown: str) -> str:
    """Its words alone: to count them and to find them."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"^\s*[-*] ", "", MONTANT.sub(" ", text).replace("**", ""), flags=re.MULTILINE)


@cache
def reader() -> MarkdownIt:
    """Loaded at the first page that is shown: a question is answered without it."""
    from markdown_it import MarkdownIt

    read: MarkdownIt = MarkdownIt("commonmark")
    return read.enable("table")


def _blocks(tokens: list[Token]) -> Iterator[str]:
    lists: list[int] = []  # the number of the last item; -1 where items are not numbered
    for token in tokens:
        if token.type == "bullet_list_open":
            lists.append(-1)
        elif token.type == "ordered_list_open":
            lists.append(int(token.attrs.get("start", 1)) - 1)
        elif token.type.endswith("_list_close"):
            lists.pop()
            yield "\n" if not lists else ""
        elif token.type == "list_item_open":
            lists[-1] += lists[-1] >= 0
            yield "• " if lists[-1] < 0 else f"{lists[-1]}. "
        elif token.type == "inline":
            yield "".join(_inline(token.children or []))
            yield "\n" if lists else "\n\n"


INLINE: Final[dict[str, Callable[[Token], str]]] = {
    "text": lambda token: escape(token.content, quote=False),
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: "\n",
    "strong_open": lambda _: "<b>",
    "strong_close": lambda _: "</b>",
    "link_open": lambda token: f'<a href="{escape(str(token.attrs["href"]))}">',
    "link_close": lambda _: "</a>",
}


def _inline(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        yield INLINE[token.type](token) if token.type in INLINE else escape(token.content, quote=False)
