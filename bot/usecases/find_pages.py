"""The pages of a relais as its team looks for them: by words, by theme, late ones first. Changes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.domain.lecture import plain
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.domain.tableau import Page as Feuille
from bot.domain.tableau import page_of
from bot.usecases.browse_pages import Theme
from bot.usecases.page_du_relais import PageDuRelais, relais_of_team, see_page
from bot.usecases.unit import Unit
from bot.usecases.verify_bareme import count_unconfirmed
from bot.usecases.write_page import FORMULAIRE
from content.reponses.pages import Page
from content.themes import in_order, theme_of

PAR_ECRAN = 8


@dataclass(frozen=True, slots=True)
class Accueil:
    """« Les réponses »: what waits."""

    relais: Relais
    questions: int
    pages: int
    locales: int
    en_retard: int
    montants: int
    brouillon: bool


async def view_answers(unit: Unit, qui: Personne) -> Accueil | None:
    """Counts of her relais."""
    relais = relais_of_team(unit, qui)
    if relais is None or qui.animateur_relais_id is None:
        return None
    pages = await _served(unit, relais)
    connues = await unit.savoir.current(unit)
    own = [page for page in pages if page.relais == relais.slug and connues.etat(relais.slug, page.id).page is not None]
    return Accueil(
        relais,
        await unit.tx.questions.count_waiting(qui.animateur_relais_id),
        len(pages),
        len(own),
        sum(page.a_reverifier_le < unit.today for page in pages),
        count_unconfirmed(connues.baremes(relais.slug), unit.today),
        await unit.tx.dialogues.find(qui.compte_id, FORMULAIRE) is not None,
    )


async def find_pages(unit: Unit, qui: Personne, words: str, *, served: bool = False) -> tuple[Page, ...] | None:
    """What would answer these words, then the titles that hold them; `served`: not those withdrawn."""
    relais = relais_of_team(unit, qui)
    if relais is None:
        return None
    connues = await unit.savoir.current(unit)
    pages = {page.id: page for page in connues.list_pages(relais.slug)}
    found = connues.ask(words, relais.slug, None, unit.today)
    named = [page.id for page in pages.values() if plain(words) in plain(page.titre)]
    chosen = dict.fromkeys([*(one.page_id for one in found.pages), *named])
    kept = (name for name in chosen if name in pages and not (served and connues.is_retiree(relais.slug, name)))
    return tuple(pages[name] for name in kept)[:PAR_ECRAN]


async def list_late_pages(unit: Unit, qui: Personne, numero: int) -> Feuille[PageDuRelais] | None:
    """Past their review, the latest ones last; pages of a rule that has ended need another text."""
    relais = relais_of_team(unit, qui)
    if relais is None:
        return None
    late = [page for page in await _served(unit, relais) if page.a_reverifier_le < unit.today]
    feuille = page_of(sorted(late, key=lambda page: (page.a_reverifier_le, page.titre)), numero, PAR_ECRAN)
    seen = [await see_page(unit, qui, page.id) for page in feuille.lignes]
    return Feuille(tuple(vue for vue in seen if vue), feuille.numero, feuille.pages, feuille.total)


async def list_team_themes(unit: Unit, qui: Personne) -> list[Theme] | None:
    """Every theme, whatever the public."""
    relais = relais_of_team(unit, qui)
    if relais is None:
        return None
    connues = await unit.savoir.current(unit)
    counts = Counter(theme_of(page.id, relais.slug) for page in connues.list_pages(relais.slug))
    return [Theme(theme, counts[theme]) for theme in in_order(set(counts), None)]


async def list_team_theme(unit: Unit, qui: Personne, theme: str, numero: int) -> Feuille[PageDuRelais] | None:
    """One screen of the pages of a theme, withdrawn ones included."""
    relais = relais_of_team(unit, qui)
    if relais is None:
        return None
    connues = await unit.savoir.current(unit)
    pages = [page for page in connues.list_pages(relais.slug) if theme_of(page.id, relais.slug) == theme]
    feuille = page_of(sorted(pages, key=lambda page: page.titre), numero, PAR_ECRAN)
    seen = [await see_page(unit, qui, page.id) for page in feuille.lignes]
    return Feuille(tuple(vue for vue in seen if vue), feuille.numero, feuille.pages, feuille.total)


async def _served(unit: Unit, relais: Relais) -> list[Page]:
    connues = await unit.savoir.current(unit)
    return [page for page in connues.list_pages(relais.slug) if not connues.is_retiree(relais.slug, page.id)]
