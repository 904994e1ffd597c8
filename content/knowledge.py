"""Scratch."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from content.reponses.baremes import read_baremes
from content.reponses.dossier import PAGES, read_folder
from content.reponses.pages import Page
from content.reponses.sujets import SUJETS


@dataclass(frozen=True)
class Trouvee:
    page_id: str
    sujet: str
    score: float


@dataclass(frozen=True)
class Reponse:
    kind: Literal["answer", "choices", "unknown", "emergency", "language", "smalltalk", "search"]
    pages: tuple[Trouvee, ...] = ()
    lang: str | None = None
    danger: str | None = None
    sorte: str | None = None
    autres: tuple[str, ...] = ()
    local: bool = False


def fold(t):
    t = unicodedata.normalize("NFKD", t.casefold())
    return {w.rstrip("s") for w in re.findall(r"[a-z]{3,}", "".join(c for c in t if not unicodedata.combining(c)))} - {
        "est",
        "que",
        "les",
        "des",
        "une",
        "ma",
        "mon",
        "pour",
        "dans",
        "comment",
        "quand",
        "combien",
    }


class Knowledge:
    def __init__(self, pages, baremes):
        self.pages = tuple(pages)
        self.baremes = baremes

    @classmethod
    def load(cls, folder: Path = PAGES, overrides: Iterable[Page] = (), baremes=None):
        return cls([*read_folder(folder)[0], *overrides], baremes or read_baremes()[0])

    def with_pages(self, pages):
        return Knowledge([*self.pages, *pages], self.baremes)

    def page(self, page_id, *, relais):
        found = [p for p in self.pages if p.id == page_id and p.relais in (None, relais)]
        found.sort(key=lambda p: p.relais is None)
        own = [p for p in found if p.relais is not None]
        return own[-1] if own else (found[0] if found else None)

    def ask(self, question, *, relais=None, public=None, today):
        if re.search(r"je cherche une nounou", question):
            return Reponse("search")
        if re.search("[а-яі]", question):
            return Reponse("language", lang="uk")
        if question.strip(" .!") in ("Bonjour", "bonjour", "merci", "🙂"):
            return Reponse("smalltalk", sorte="salut")
        parts = [q for q in re.split(r"(?<=\?)\s+", question.strip()) if q]
        q = fold(parts[0])
        scored = []
        for pid in dict.fromkeys(p.id for p in self.pages):
            p = self.page(pid, relais=relais) if relais else next(x for x in self.pages if x.id == pid)
            if p is None or not p.is_for(public) or not p.is_valid(today):
                continue
            s = max((len(q & fold(w)) / max(1, len(q | fold(w))) for w in (p.titre, *p.questions)), default=0)
            scored.append(Trouvee(pid, p.sujet, s))
        scored.sort(key=lambda t: -t.score)
        best = [t for t in scored if t.score > 0.2][:3]
        autres = tuple(parts[1:])
        if not best:
            return Reponse("unknown", autres=autres)
        local = SUJETS[best[0].sujet].local and relais is None
        if best[0].score >= 0.5 and (len(best) == 1 or best[0].score - best[1].score > 0.1):
            return Reponse("answer", tuple(best), autres=autres, local=local)
        return Reponse("choices", tuple(best), autres=autres, local=local)
