"""A page becomes the answer to a question, or is opened by a button: written down, counted, shown. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from bot.domain.calendrier import to_utc
from bot.domain.personnes import Personne
from bot.domain.questions import Public, Question
from bot.domain.reglages import Reglages
from bot.domain.relais import Relais
from bot.usecases.choose_relais import relais_of
from bot.usecases.count_question import count_question
from bot.usecases.unit import Unit
from content.presentation import Vue, present
from content.reponses.pages import Page


@dataclass(frozen=True, slots=True)
class PageOuverte:
    """The page as she reads it. `relais`: hers, when it is known. `autres`: other questions of the same message."""

    question: Question
    vue: Vue
    relais: Relais | None
    autres: tuple[Question, ...] = ()


async def answer_with(
    unit: Unit,
    personne: Personne,
    question: Question,
    page: Page,
    montrees: Sequence[Page] = (),
    autres: tuple[Question, ...] = (),
) -> PageOuverte:
    """That page answers that question; `montrees` may answer it too, should this one not help."""
    also = tuple(one.id for one in montrees) or tuple(known for known in question.montrees if known != page.id)
    if (question.etat, question.page_id) not in (("repondue", page.id), ("transmise", page.id)):
        changes = {"etat": "repondue", "page_id": page.id, "sujet": page.sujet, "montrees": also}
        await unit.tx.questions.save(question.id, **changes)
        question = replace(question, etat="repondue", page_id=page.id, sujet=page.sujet, montrees=also)
        if personne.animateur_id is None:  # the team reads its own pages: no contact
            await count_question(unit, question, "répondue par le robot")
    return PageOuverte(question, await _see(unit, personne, page, question), _relais(unit, question), autres)


async def open_page(unit: Unit, personne: Personne, page_id: str, public: Public | None) -> PageOuverte | None:
    """A page chosen from a list; None when it is not served to her any more. Twice the same day is one reading."""
    relais_id = relais_of(unit, personne)
    page = await find_page(unit, relais_id, page_id)
    if page is None:
        return None
    midnight = to_utc(unit.today, time())
    question = await unit.tx.questions.find_page_since(personne.compte_id, page_id, midnight)
    if question is None:
        question = await unit.tx.questions.add(personne.compte_id, relais_id, public, unit.now)
    return await answer_with(unit, personne, question, page)


async def choose_page(unit: Unit, personne: Personne, question_id: int, rang: int) -> PageOuverte | None:
    """One of the titles shown for a question; None for an old button."""
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None or rang >= len(question.montrees):
        return None
    page = await find_page(unit, question.relais_id, question.montrees[rang])
    if page is None:
        return None
    others = [await find_page(unit, question.relais_id, one) for one in question.montrees if one != page.id]
    return await answer_with(unit, personne, question, page, [one for one in others if one])


async def see_again(unit: Unit, personne: Personne, question_id: int) -> PageOuverte | None:
    """The page that answered a question, as it is today."""
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None or question.page_id is None:
        return None
    page = await find_page(unit, question.relais_id, question.page_id)
    if page is None:
        return None
    return PageOuverte(question, await _see(unit, personne, page, question), _relais(unit, question))


async def find_page(unit: Unit, relais_id: int | None, page_id: str) -> Page | None:
    """The page as that relais serves it today."""
    connues = await unit.savoir.current(unit)
    slug = None if relais_id is None else unit.territoire.get(relais_id).slug
    return connues.page(page_id, slug, unit.today)


async def _see(unit: Unit, personne: Personne, page: Page, question: Question) -> Vue:
    connues = await unit.savoir.current(unit)
    relais = _relais(unit, question)
    return present(
        page,
        connues.baremes(relais.slug if relais else None),
        unit.today,
        public=question.public,
        facile=personne.facile_a_lire,
        delai=delai_of(relais),
    )


def _relais(unit: Unit, question: Question) -> Relais | None:
    return None if question.relais_id is None else unit.territoire.get(question.relais_id)


def delai_of(relais: Relais | None) -> int:
    """Days a late review is forgiven there."""
    return (relais.reglages if relais else Reglages()).delai_reverification_jours
