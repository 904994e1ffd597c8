"""« Envoyer ma question au relais »: a human answers, and knows what the bot already showed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.conversations import DejaMontre, Envoi
from bot.domain.personnes import Personne
from bot.domain.questions import Question
from bot.usecases.choose_relais import relais_of
from bot.usecases.count_question import count_question
from bot.usecases.open_conversation import Ouverte, PersonneAuRelais, open_conversation
from bot.usecases.open_page import find_page
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class QuestionEffacee:
    """Its words are not kept any more: she writes them again."""


Issue = Ouverte | PersonneAuRelais | QuestionEffacee | Literal["relais_inconnu", "animatrice"]


async def hand_over(unit: Unit, personne: Personne, question_id: int) -> Issue:
    """Opens a conversation with her question in it. A second tap finds the same conversation."""
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None:
        return QuestionEffacee()
    issue = await open_conversation(
        unit, personne, "question", _envoi(personne, question), await _montre(unit, question)
    )
    if isinstance(issue, Ouverte):
        await _note(unit, personne, question, issue.conversation.id)
    return issue


async def _note(unit: Unit, personne: Personne, question: Question, conversation_id: int) -> None:
    relais_id = relais_of(unit, personne)
    await unit.tx.questions.save(question.id, etat="transmise", conversation_id=conversation_id, relais_id=relais_id)
    known = replace(question, relais_id=relais_id, etat="transmise", conversation_id=conversation_id)
    await count_question(unit, known, "transmise au relais")


def _envoi(personne: Personne, question: Question) -> Envoi | None:
    """A page opened by a button was no question: she writes it now."""
    if question.texte is None:
        return None
    return Envoi(personne.telegram_id, question.message_id or 0, "texte", texte=question.texte)


async def _montre(unit: Unit, question: Question) -> DejaMontre:
    names = [question.page_id] if question.page_id else list(question.montrees)
    pages = [await find_page(unit, question.relais_id, name) for name in names]
    titres = tuple(page.titre for page in pages if page is not None)
    return DejaMontre(titres, repondu=question.page_id is not None, avis=question.avis)
