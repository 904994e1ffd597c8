"""One message without danger in it: a search, one question or several, and what its pages are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from content.reponses.decision import Jugement, Trouvee, judge, pages_of
from content.reponses.decoupe import split
from content.reponses.index import Index, Vue
from content.reponses.mots import Mot
from content.reponses.pages import Public
from content.reponses.recherche import is_search
from content.reponses.roles import speaker

SEEKING: Final = {"recherche-am": 2.5}  # log-odds, when somebody looks for care


@dataclass(frozen=True, slots=True)
class Entendu:
    """`autres`: the other questions of the message, as they were typed."""

    kind: Literal["answer", "choices", "unknown", "search"]
    pages: tuple[Trouvee, ...] = ()
    autres: tuple[str, ...] = ()
    human: bool = False


def listen(index: Index, text: str, public: Public | None, today: date) -> Entendu:
    """The first question that has a sure answer, else the first; the others are kept."""
    ear = _Ear(index, public, today)
    mots = index.appris.read(text)
    if is_search(text, mots, index.appris.rarity):
        return Entendu("search", pages_of(ear.look(mots, SEEKING)))
    parts = split(text)
    heard = [(part, ear.look(index.appris.read(part))) for part in parts] if len(parts) > 1 else []
    if len({vue.subject for _, vue in heard}) < 2:  # one question, whatever its sentences
        return _said(judge(ear.look(mots)))
    judged = [(part, judge(vue)) for part, vue in heard]
    chosen, jugement = next((one for one in judged if one[1].verdict == "answer"), judged[0])
    return replace(_said(jugement), autres=tuple(part for part in parts if part != chosen))


def _said(jugement: Jugement) -> Entendu:
    return Entendu(jugement.verdict, jugement.pages, human=jugement.human)


@dataclass(frozen=True, slots=True)
class _Ear:
    index: Index
    public: Public | None
    today: date

    def look(self, mots: tuple[Mot, ...], favours: Mapping[str, float] | None = None) -> Vue:
        seems = None if self.public else speaker(mots)
        question = self.index.appris.unit(mots, self.public)
        return self.index.look(question, self.today, public=self.public, seems=seems, favours=favours)
