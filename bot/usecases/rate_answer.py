"""« Utile », « Pas utile »: one word about an answer. What did not help goes to the team's list."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.personnes import Personne
from bot.domain.questions import Avis, Question
from bot.usecases.open_page import find_page
from bot.usecases.unit import Unit
from content.reponses.pages import Page


@dataclass(frozen=True, slots=True)
class Notee:
    """`autres`: pages that may help better, or be read next."""

    question: Question
    autres: tuple[Page, ...]


async def rate_answer(unit: Unit, personne: Personne, question_id: int, avis: Avis) -> Notee | None:
    """The last word counts; None for an old button."""
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None or question.page_id is None:
        return None
    raison = question.raison if question.traitee_le else ("pas_utile" if avis == "pas_utile" else None)
    await unit.tx.questions.save(question.id, avis=avis, raison=raison)
    question = replace(question, avis=avis, raison=raison)
    return Notee(question, await _others(unit, question))


async def _others(unit: Unit, question: Question) -> tuple[Page, ...]:
    """Not useful: what else her question may have meant. Useful: what stands beside the page."""
    page = await find_page(unit, question.relais_id, question.page_id or "")
    names = question.montrees if question.avis == "pas_utile" else page.voisines if page else ()
    found = [await find_page(unit, question.relais_id, name) for name in names if name != question.page_id]
    return tuple(one for one in found if one is not None and one.is_for(question.public))[:3]
