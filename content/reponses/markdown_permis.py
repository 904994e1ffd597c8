"""Which Markdown a page may use: paragraphs, lists, bold and links. Whatever else Telegram could not show is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from content.reponses.mise_en_page import reader
from content.reponses.montants import MONTANT, WRITTEN

ALLOWED: Final = frozenset(
    [
        *("paragraph_open", "paragraph_close", "list_item_open", "list_item_close", "inline"),
        *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
        *("text", "softbreak", "hardbreak", "strong_open", "strong_close", "link_open", "link_close"),
    ]
)
REFUSED: Final = {  # what else Markdown knows, said as its writer would
    "heading_open": "pas d'autre titre que ceux du format",
    "html_block": "pas de HTML",
    "html_inline": "pas de HTML",
    "table_open": "pas de tableau",
    "em_open": "pas d'italique (*…*) ; **…** pour le gras",
    "image": "pas d'image",
    "hr": "pas de trait de séparation",
    "blockquote_open": "pas de citation (>)",
    "code_inline": "pas de `…`",
    "code_block": "pas de ligne qui commence par quatre espaces",
    "fence": "pas de ```",
}


def problems_of(markdown: str) -> Iterator[str]:
    """What Telegram could not show, or what is not the name of an amount."""
    yield from _braces(markdown)
    tokens = reader().parse(markdown)
    every = [*tokens, *(child for token in tokens for child in token.children or ())]
    for kind in dict.fromkeys(token.type for token in every if token.type not in ALLOWED):
        if not kind.endswith("_close"):
            yield REFUSED.get(kind, f"« {kind} » n'est pas permis")
    if any(token.type == "list_item_open" and token.level > 1 for token in tokens):
        yield "pas de liste dans une liste"
    for token in every:
        address = str(token.attrs.get("href", ""))
        if token.type == "link_open" and not address.startswith("https://"):
            yield f"lien « {address} » : une adresse en https:// était attendue"


def _braces(markdown: str) -> Iterator[str]:
    for found in MONTANT.finditer(markdown):
        if WRITTEN.fullmatch(found[1]) is None:
            yield f"{found[0]} : un nom de barème était attendu, comme {{nom}}, {{nom:valeur}} ou {{nom:depuis}}"
    if re.search(r"[{}]", MONTANT.sub("", markdown)):
        yield "une accolade n'est pas fermée"
