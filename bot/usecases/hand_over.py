"""« Envoyer ma question au relais »: a human answers, and knows what the bot already showed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.conversations import Conversation, DejaMontre, Envoi
from bot.domain.personnes import Personne
from bot.domain.questions import Question
from bot.usecases.choose_relais import relais_of
from bot.usecases.count_question import count_question
from bot.usecases.open_conversation import DejaOuverte, Ouverte, PersonneAuRelais, open_conversation
from bot.usecases.open_page import find_page
from bot.usecases.tell_staff import staff_chats
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class QuestionEffacee:
    """Its words are not kept any more: she writes them again."""


@dataclass(frozen=True, slots=True)
class DejaTransmise:
    """It was handed over before: an old message does not open a second conversation about it."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class APartir:
    """What would leave, shown first: her words if they are kept, and what the bot answered."""

    question: Question
    montre: DejaMontre


Issue = (
    Ouverte | DejaOuverte | DejaTransmise | PersonneAuRelais | QuestionEffacee
    | Literal["relais_inconnu", "animatrice"]
)  # fmt: skip


async def preview_hand_over(
    unit: Unit, personne: Personne, question_id: int
) -> APartir | DejaTransmise | PersonneAuRelais | None:
    """« Parler au relais » under an answer: nothing leaves yet. None: the question is not kept any more."""
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None:
        return None
    relais_id = relais_of(unit, personne)
    if relais_id is not None and not await staff_chats(unit, relais_id):
        return PersonneAuRelais(unit.territoire.get(relais_id))
    return await _already(unit, question) or APartir(question, await _montre(unit, question))


async def hand_over(unit: Unit, personne: Personne, question_id: int, ajout: str | None = None) -> Issue:
    """Opens a conversation with her question in it, and what she adds. A second tap changes nothing.

    When her relais is not known, the question waits for it: another one asked meanwhile does not make it forgotten.
    """
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None:
        return QuestionEffacee()
    if (known := await _already(unit, question)) is not None:
        return known
    issue = await open_conversation(
        unit, personne, "question", _envoi(personne, question, ajout), await _montre(unit, question)
    )
    match issue:
        case Ouverte(conversation) | DejaOuverte(conversation):
            await _note(unit, personne, question, conversation)
        case "relais_inconnu":
            said = question.texte if ajout is None else "\n\n".join(p for p in (question.texte, ajout) if p)
            await unit.tx.questions.save(question.id, a_transmettre=1, texte=said)
    return issue


async def hand_over_waiting(unit: Unit, personne: Personne, but: int | None = None) -> int:
    """Her relais is known now: what she had wanted handed over leaves too, `but` that one. Gives how many."""
    waiting = [q for q in await unit.tx.questions.list_to_hand_over(personne.compte_id) if q.id != but]
    issues = [await hand_over(unit, personne, question.id) for question in waiting]
    return sum(isinstance(issue, Ouverte | DejaOuverte) for issue in issues)


async def _already(unit: Unit, question: Question) -> DejaTransmise | None:
    if question.etat != "transmise" or question.conversation_id is None:
        return None
    return DejaTransmise(await unit.tx.conversations.get(question.conversation_id))


async def _note(unit: Unit, personne: Personne, question: Question, conversation: Conversation) -> None:
    relais_id = relais_of(unit, personne) or conversation.relais_id
    await unit.tx.questions.save(
        question.id, etat="transmise", conversation_id=conversation.id, relais_id=relais_id, a_transmettre=0
    )
    known = replace(question, relais_id=relais_id, etat="transmise", conversation_id=conversation.id)
    await count_question(unit, known, "transmise au relais")


def _envoi(personne: Personne, question: Question, ajout: str | None) -> Envoi | None:
    """A page opened by a button was no question: she writes it now."""
    said = "\n\n".join(part for part in (question.texte, ajout) if part)
    return Envoi(personne.telegram_id, question.message_id or 0, "texte", texte=said) if said else None


async def _montre(unit: Unit, question: Question) -> DejaMontre:
    names = [question.page_id] if question.page_id else list(question.montrees)
    pages = [await find_page(unit, question.relais_id, name) for name in names]
    titres = tuple(page.titre for page in pages if page is not None)
    return DejaMontre(titres, repondu=question.page_id is not None, avis=question.avis)
