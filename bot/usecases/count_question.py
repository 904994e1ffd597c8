"""A question is one contact of the relais, counted once with the Caf's label. Keeps nobody's name in the figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Final, Literal

from bot.domain.calendrier import to_utc
from bot.domain.motifs import PublicCompte, motif_of
from bot.domain.questions import Question, is_same_contact
from bot.domain.registre import Public
from bot.usecases.unit import Unit

CANAL: Final = "messagerie"
PUBLICS: Final[dict[PublicCompte, Public]] = {"famille": "famille", "assistant_maternel": "assistant maternel"}
Suite = Literal["répondue par le robot", "transmise au relais"]


async def count_question(unit: Unit, question: Question, suite: Suite) -> None:
    """Counted when it is answered or handed over; handed over after an answer, it stays one contact, corrected."""
    if question.relais_id is None:
        return  # counted by adopt_questions, once her commune is known
    motif = motif_of(question.sujet, counted_as(question))
    details = [question.sujet or "sujet inconnu", suite]
    if question.contact_id is not None:
        await unit.tx.contacts.correct(question.contact_id, motif, details)
        return
    contact_id = await _same_today(unit, question)
    if contact_id is None:
        contact_id = await unit.tx.contacts.add(
            question.relais_id, unit.now, PUBLICS[counted_as(question)], motif, CANAL, details
        )
    elif suite == "transmise au relais":
        await unit.tx.contacts.correct(contact_id, motif, details)
    await unit.tx.questions.save(question.id, contact_id=contact_id)


async def adopt_questions(unit: Unit, compte_id: int, relais_id: int) -> None:
    """Her commune has just been said: what she asked before is that relais's."""
    for question in await unit.tx.questions.list_without_relais(compte_id):
        await unit.tx.questions.save(question.id, relais_id=relais_id)
        known = await unit.tx.questions.find(compte_id, question.id)
        if known is not None and known.etat == "repondue":
            await count_question(unit, known, "répondue par le robot")


async def name_subject(unit: Unit, questions: Iterable[Question], sujet: str) -> None:
    """The team says what these were about: their contacts get the right label."""
    for question in questions:
        if question.contact_id is not None:
            suite: Suite = "transmise au relais" if question.etat == "transmise" else "répondue par le robot"
            motif = motif_of(sujet, counted_as(question))
            await unit.tx.contacts.correct(question.contact_id, motif, [sujet, suite])


def counted_as(question: Question) -> PublicCompte:
    """Who is both a professional and a parent is counted as the professional the relais knows."""
    return "famille" if question.public == "parent" else "assistant_maternel"


async def _same_today(unit: Unit, question: Question) -> int | None:
    counted = await unit.tx.questions.list_counted(question.compte_id, to_utc(unit.today, time()))
    if not is_same_contact(question.sujet, frozenset(sujet for sujet, _ in counted)):
        return None
    return next(contact for sujet, contact in counted if sujet == question.sujet)
