"""A page as the team of a relais sees it, and the one way to write its next version. Never another relais's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.unit import Unit
from content.reponses.pages import Page
from content.reponses_locales import EtatLocal

Origine = Literal["livree", "corrigee", "du_relais"]
Quoi = Literal[
    "ecrite", "corrigee", "verifiee", "datee", "retiree", "remise", "nationale", "restauree", "formulation"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageDuRelais:
    """`page`: as the relais serves it, or would if it were not withdrawn; `livree`: as the program came with it."""

    relais: Relais
    page: Page
    etat: EtatLocal
    livree: Page | None
    retard: bool
    """Past its review."""
    a_verifier: bool
    """So late that it is not served as certain any more."""

    @property
    def origine(self) -> Origine:
        """Whose words these are."""
        if self.etat.page is None:
            return "livree"
        return "corrigee" if self.livree is not None else "du_relais"


def relais_of_team(unit: Unit, qui: Personne) -> Relais | None:
    """Hers, while she has an access."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return unit.territoire.get(qui.animateur_relais_id)


async def see_page(unit: Unit, qui: Personne, page_id: str) -> PageDuRelais | None:
    """One page of her relais or a national one; None for any other: a Tap is untrusted."""
    relais = relais_of_team(unit, qui)
    if relais is None:
        return None
    connues = await unit.savoir.current(unit)
    etat = connues.etat(relais.slug, page_id)
    livree = connues.shipped.page(page_id, relais=relais.slug)
    page = etat.apply(livree, relais.slug) if (relais.slug, page_id) in connues.etats else livree
    if page is None:
        return None
    return PageDuRelais(relais, page, etat, livree, *_late(page, relais, unit.today))


def _late(page: Page, relais: Relais, today: date) -> tuple[bool, bool]:
    state = page.state(today, relais.reglages.delai_reverification_jours)
    return state in ("a_reverifier", "perimee"), state == "perimee"


async def change_page(
    unit: Unit, qui: Personne, page_id: str, quoi: Quoi, change: Callable[[PageDuRelais], EtatLocal]
) -> PageDuRelais | None:
    """Writes the next version, unless nothing changes; gives the page as it stands now, live at once."""
    before = await see_page(unit, qui, page_id)
    if before is None:
        return None
    after = change(before)
    if after == before.etat:
        return before
    await write_version(unit, qui, page_id, quoi, after)
    return await see_page(unit, qui, page_id)


async def write_version(unit: Unit, qui: Personne, page_id: str, quoi: Quoi, etat: EtatLocal) -> int:
    """Signed and dated; what this transaction knew of the pages is looked at again."""
    assert qui.animateur_relais_id is not None
    unit.change_pages()
    return await unit.tx.pages.add(qui.animateur_relais_id, page_id, quoi, etat.to_json(), qui.animateur_id, unit.now)
