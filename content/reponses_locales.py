"""What one relais makes of a page: its own text, a review date, other wordings, a withdrawal. Plain JSON and back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final

from content.reponses.baremes import Source
from content.reponses.pages import Action, Page

JOURS: Final = ("verifie_le", "a_reverifier_le", "valable_depuis", "valable_jusqu_a")
ACTIONS: Final = ("actions", "actions_parent", "actions_assistant_maternel")


@dataclass(frozen=True, slots=True)
class EtatLocal:
    """How a page stands in one relais. `page` None: the shipped text; `empreinte`: of the words reread."""

    page: Page | None = None
    retiree: bool = False
    formulations: tuple[str, ...] = ()
    verifie_le: date | None = None
    a_reverifier_le: date | None = None
    empreinte: str = ""

    def apply(self, shipped: Page | None, slug: str) -> Page | None:
        """The page as that relais serves it; None when there is nothing left to change."""
        base = self.page or shipped
        if base is None:
            return None
        questions = tuple(dict.fromkeys((*base.questions, *self.formulations)))
        mine = replace(base, portee=slug, questions=questions)
        if self.verifie_le is None or self.a_reverifier_le is None or not self._reread(base):
            return mine
        return replace(mine, verifie_le=self.verifie_le, a_reverifier_le=self.a_reverifier_le)

    def _reread(self, base: Page) -> bool:
        """These words were reread here, and nobody has reread them since elsewhere."""
        return self.empreinte == imprint(base) and self.verifie_le is not None and self.verifie_le >= base.verifie_le

    def to_json(self) -> dict[str, Any]:
        """As a row keeps it."""
        return {
            "page": None if self.page is None else _written(self.page),
            "retiree": self.retiree,
            "formulations": list(self.formulations),
            "verifie_le": _day(self.verifie_le),
            "a_reverifier_le": _day(self.a_reverifier_le),
            "empreinte": self.empreinte,
        }

    @classmethod
    def of_json(cls, written: Mapping[str, Any]) -> EtatLocal:
        """As it was."""
        return cls(
            None if written["page"] is None else read_page_json(written["page"]),
            written["retiree"],
            tuple(written["formulations"]),
            _read_day(written["verifie_le"]),
            _read_day(written["a_reverifier_le"]),
            written["empreinte"],
        )


def imprint(page: Page) -> str:
    """Changes with the words of the answer: who reread the former ones has not reread these."""
    said = "\0".join((page.titre, page.texte, page.facile))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _written(page: Page) -> dict[str, Any]:
    return asdict(page) | {name: _day(getattr(page, name)) for name in JOURS}


def read_page_json(written: Mapping[str, Any]) -> Page:
    """A page as `to_json` wrote it; a field added since has its default."""
    values = dict(written)
    values |= {name: _read_day(values.get(name)) for name in JOURS}
    values |= {name: tuple(Action(**one) for one in values.get(name, ())) for name in ACTIONS}
    values["sources"] = tuple(Source(**one) for one in values.get("sources", ()))
    values |= {name: tuple(values.get(name, ())) for name in ("questions", "voisines")}
    return Page(**values)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
