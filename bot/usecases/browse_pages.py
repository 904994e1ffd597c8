"""« Poser une question », without typing: what is asked most, the themes, the pages of a theme. Counts nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.domain.questions import FREQUENTS, FREQUENTS_DEPUIS, Public
from bot.domain.relais import Relais
from bot.domain.tableau import Page as Feuille
from bot.domain.tableau import page_of
from bot.usecases.ask_question import public_of, slug_of
from bot.usecases.choose_relais import relais_of
from bot.usecases.unit import Unit
from content.reponses.pages import Page
from content.themes import FREQUENTES, in_order, theme_of

PAR_ECRAN = 8


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme and how many pages this person may read in it."""

    nom: str
    pages: int


async def list_frequent_pages(unit: Unit, personne: Personne) -> list[Page]:
    """The pages read most lately in her relais by people like her, completed by the usual ones."""
    relais_id, public = relais_of(unit, personne), await public_of(unit, personne)
    pages = {page.id: page for page in await _readable(unit, relais_id, public)}
    read = await unit.tx.questions.list_frequent(relais_id, public, unit.now - FREQUENTS_DEPUIS)
    chosen = dict.fromkeys([*read, *FREQUENTES[public or "parent"]])
    return [pages[name] for name in chosen if name in pages][:FREQUENTS]


async def list_themes(unit: Unit, personne: Personne) -> list[Theme]:
    """The themes in which there is something for her."""
    relais_id, public = relais_of(unit, personne), await public_of(unit, personne)
    slug = slug_of(unit, relais_id)
    counts = Counter(theme_of(page.id, slug) for page in await _readable(unit, relais_id, public))
    return [Theme(theme, counts[theme]) for theme in in_order(set(counts), public)]


async def list_theme(unit: Unit, personne: Personne, theme: str, numero: int) -> Feuille[Page]:
    """One screen of the titles of a theme, in alphabetical order."""
    relais_id, public = relais_of(unit, personne), await public_of(unit, personne)
    slug = slug_of(unit, relais_id)
    pages = [page for page in await _readable(unit, relais_id, public) if theme_of(page.id, slug) == theme]
    return page_of(sorted(pages, key=lambda page: page.titre), numero, PAR_ECRAN)


def known_relais(unit: Unit, personne: Personne) -> Relais | None:
    """Her relais, when it is known."""
    relais_id = relais_of(unit, personne)
    return None if relais_id is None else unit.territoire.get(relais_id)


async def _readable(unit: Unit, relais_id: int | None, public: Public | None) -> list[Page]:
    connues = await unit.savoir.current(unit)
    pages = connues.list_pages(slug_of(unit, relais_id))
    return [page for page in pages if page.is_valid(unit.today) and page.is_for(public)]
