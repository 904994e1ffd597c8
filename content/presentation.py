"""A page as one person reads it that day: its text, what is not sure, where it comes from, what she may do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from content.reponses.baremes import Baremes, Source
from content.reponses.mise_en_page import to_html
from content.reponses.pages import Action, Page, Public

SOURCES_MAX: Final = 3
SANS_AVIS: Final = frozenset({"deuil-separation-violence", "inquietude-pratiques"})  # nobody is asked whether it helped


@dataclass(frozen=True, slots=True)
class Vue:
    """What the template of an answer shows. `corps` is HTML that Telegram takes."""

    page: Page
    corps: Markup
    a_confirmer: tuple[Source, ...]
    a_verifier: bool
    actions: tuple[Action, ...]
    facile: bool
    autre_forme: bool  # the same answer exists in very short sentences, or in full when this is the short one

    @property
    def sources(self) -> tuple[Source, ...]:
        """Those that the screen names."""
        return self.page.sources[:SOURCES_MAX]

    @property
    def notable(self) -> bool:
        """Whether « Utile » is asked."""
        return self.page.sujet not in SANS_AVIS


def present(
    page: Page, baremes: Baremes, today: date, *, public: Public | None, facile: bool = False, delai: int = 30
) -> Vue:
    """`facile`: she prefers very short sentences, where they exist; `delai`: days a late review is forgiven."""
    simple = facile and bool(page.facile)
    rendu = to_html(page.facile if simple else page.texte, baremes, today)
    return Vue(
        page,
        Markup(rendu.html),  # noqa: S704 - made by to_html, which escapes every word
        rendu.a_confirmer,
        page.state(today, delai) in ("perimee", "hors_date"),
        tuple(action for action in page.actions_for(public) if action.genre != "parler"),  # under every answer already
        simple,
        bool(page.facile),
    )
