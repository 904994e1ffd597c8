"""What an animatrice types in the chat, made into a page: lines, lists, amounts. Refuses what cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from content.reponses.baremes import Baremes, Source
from content.reponses.lecture import TEXTE_MAX
from content.reponses.markdown_permis import problems_of
from content.reponses.mise_en_page import to_plain
from content.reponses.montants import amounts_of
from content.reponses.pages import LECTEURS, Action, Page

_LISTE: Final = re.compile(r"^\s*(?:[-•–]|\d{1,2}[.)])\s+")
_FIN_DE_LIGNE: Final = "\\\n"
APPELER: Final = Action("Appeler le relais", "appeler")


def to_markdown(typed: str) -> str:
    """A line is a line, as she sees it; « • » and « – » begin an item as « - » does."""
    lines = [line.strip() for line in typed.replace("\r", "").strip().split("\n")]
    return "".join(_joined(lines))


def _joined(lines: list[str]) -> Iterator[str]:
    for n, line in enumerate(lines):
        item = _LISTE.match(line)
        yield re.sub(r"^(\d{1,2})\)", r"\1.", re.sub(r"^[•–]\s+", "- ", line))
        if n + 1 == len(lines):
            return
        following = lines[n + 1]
        if not line or not following:
            yield "\n"
        elif bool(item) != bool(_LISTE.match(following)):
            yield "\n\n"  # a list begins or ends: Markdown wants a blank line
        else:
            yield "\n" if item else _FIN_DE_LIGNE


def to_typed(markdown: str) -> str:
    """The text as she can copy it, correct it and send it again."""
    return markdown.replace(_FIN_DE_LIGNE, "\n")


def faults(markdown: str, baremes: Baremes) -> list[str]:
    """Why it cannot be shown, one French sentence each; none when it can."""
    found = list(problems_of(markdown))
    found += [f"{{{nom}}} n'est pas un montant connu" for nom in amounts_of(markdown) if nom not in baremes]
    return list(dict.fromkeys(found))


def length(markdown: str) -> int:
    """Letters that are read."""
    return len(to_plain(markdown))


def is_too_long(markdown: str) -> bool:
    """A page answers one question."""
    return length(markdown) > TEXTE_MAX


def page_of(ecrits: Mapping[str, Any], base: Page | None, page_id: str, slug: str, nom: str, today: date) -> Page:
    """The draft as a page of that relais; what she did not write stays as it was in `base`."""
    if base is None:
        base = Page(
            page_id, "", "", "tous", slug, today, today, "haute", "", sources=(Source(nom),), actions=(APPELER,)
        )  # fmt: skip
    source = ecrits.get("source")
    return replace(
        base,
        portee=slug,
        titre=ecrits.get("titre") or base.titre,
        texte=ecrits.get("texte") or base.texte,
        facile=_facile(ecrits, base),
        questions=tuple(ecrits.get("formulations") or base.questions),
        sujet=ecrits.get("sujet") or base.sujet,
        public=LECTEURS[ecrits.get("public") or base.public],
        sources=(Source(source["titre"], source["adresse"]),) if source else base.sources,
        verifie_le=today,
        a_reverifier_le=date.fromisoformat(ecrits["relecture"]) if ecrits.get("relecture") else base.a_reverifier_le,
    )


def _facile(ecrits: Mapping[str, Any], base: Page) -> str:
    """Very short sentences that say what the old text said are not kept beside a new one."""
    if ecrits.get("facile") is not None:
        return str(ecrits["facile"])
    return base.facile if ecrits.get("texte") in (None, base.texte) else ""
