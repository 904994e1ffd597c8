"""« Publier »: the draft becomes the page that the next person reads. The questions it answers leave the list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.personnes import Personne
from bot.domain.redaction import next_champ
from bot.domain.relecture import RELECTURE_USUELLE
from bot.usecases.page_du_relais import PageDuRelais, relais_of_team, see_page, write_version
from bot.usecases.treat_questions import settle_group
from bot.usecases.unit import Unit
from bot.usecases.write_page import find_draft, give_up_draft
from content.brouillon import page_of
from content.reponses_locales import EtatLocal


@dataclass(frozen=True, slots=True)
class Publiee:
    """It is served from now on. `reponses`: how many questions of the list it answered."""

    vue: PageDuRelais
    reponses: int


Issue = Publiee | Literal["rien", "incomplete", "changee_depuis"]


async def publish_page(unit: Unit, qui: Personne, *, anyway: bool = False) -> Issue:
    """`anyway`: although a colleague published another version meanwhile."""
    found, relais = await find_draft(unit, qui), relais_of_team(unit, qui)
    if found is None or relais is None or qui.animateur_relais_id is None:
        return "rien"
    ecrits, _ = found
    if ecrits["page"] is None and next_champ(ecrits) is not None:
        return "incomplete"
    page_id = ecrits["page"] or f"{relais.slug}/r{await unit.tx.pages.count_written(qui.animateur_relais_id) + 1}"
    before = await see_page(unit, qui, page_id)
    latest = await unit.tx.pages.find_current(qui.animateur_relais_id, page_id)
    if not anyway and (latest.id if latest else 0) != ecrits["version"]:
        return "changee_depuis"
    page = page_of(ecrits, before.page if before else None, page_id, relais.slug, relais.nom, unit.today)
    if not ecrits.get("relecture"):  # who writes a page has just read it
        page = replace(page, a_reverifier_le=unit.today + RELECTURE_USUELLE)
    former = before.etat if before else EtatLocal()
    etat = replace(former, page=page, retiree=False, verifie_le=None, a_reverifier_le=None, empreinte="")
    await write_version(unit, qui, page_id, "corrigee" if before else "ecrite", etat)
    await give_up_draft(unit, qui)
    answered = await settle_group(unit, qui, ecrits.get("question"), page)
    vue = await see_page(unit, qui, page_id)
    assert vue is not None
    return Publiee(vue, answered)
