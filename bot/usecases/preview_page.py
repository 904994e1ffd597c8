"""A page exactly as a parent or a professional will read it, before it is published. Counts nothing."""

from __future__ import annotations

from typing import Any

from bot.domain.personnes import Personne
from bot.domain.questions import Public, Question
from bot.usecases.page_du_relais import PageDuRelais, relais_of_team, see_page
from bot.usecases.unit import Unit
from bot.usecases.write_page import find_draft
from content.brouillon import page_of
from content.presentation import Vue, present
from content.reponses.pages import Page

APERCU = 0  # the number of no question: the buttons of a preview say so


async def preview_draft(unit: Unit, qui: Personne, public: Public | None, *, facile: bool) -> dict[str, Any] | None:
    """What the template of an answer needs; None without a draft."""
    found, relais = await find_draft(unit, qui), relais_of_team(unit, qui)
    if found is None or relais is None:
        return None
    ecrits, _ = found
    vue = await see_page(unit, qui, ecrits["page"]) if ecrits["page"] else None
    page = page_of(ecrits, vue.page if vue else None, ecrits["page"] or "", relais.slug, relais.nom, unit.today)
    return await _arriving(unit, qui, page, public, facile=facile)


async def preview_page(
    unit: Unit, qui: Personne, page_id: str, public: Public | None, *, facile: bool
) -> dict[str, Any] | None:
    """The same of a page that is served."""
    vue = await see_page(unit, qui, page_id)
    return None if vue is None else await _arriving(unit, qui, vue.page, public, facile=facile)


async def read_as_team(unit: Unit, qui: Personne, vue: PageDuRelais) -> Vue:
    """The text and the sources, for the team's own screen."""
    baremes = (await unit.savoir.current(unit)).baremes(vue.relais.slug)
    delai = vue.relais.reglages.delai_reverification_jours
    return present(vue.page, baremes, unit.today, public=None, delai=delai)


async def _arriving(unit: Unit, qui: Personne, page: Page, public: Public | None, *, facile: bool) -> dict[str, Any]:
    relais = relais_of_team(unit, qui)
    assert relais is not None
    baremes = (await unit.savoir.current(unit)).baremes(relais.slug)
    delai = relais.reglages.delai_reverification_jours
    nobody = Question(APERCU, qui.compte_id, None, public, unit.now, "repondue", page_id=page.id)
    vue = present(page, baremes, unit.today, public=public, facile=facile, delai=delai)
    return {"v": vue, "q": nobody, "relais": relais, "autres": (), "merci": False, "suite": ()}
