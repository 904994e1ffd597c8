"""A page answers a question that was handed over: who left before an answer is told, once. Nobody else is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.conversations import Conversation
from bot.domain.questions import Question
from bot.usecases.unit import Unit
from bot.usecases.write_automatic import write_automatic
from content.reponses.pages import Page


async def tell_unanswered(unit: Unit, questions: Sequence[Question], page: Page) -> None:
    """One letter for each conversation, however many of her questions it answers; STOP and quiet hours as ever."""
    asked = {q.conversation_id: q for q in questions if q.conversation_id is not None}
    for conversation_id, question in asked.items():
        conversation = await unit.tx.conversations.get(conversation_id)
        if not _left_without_answer(conversation) or not page.is_for(question.public):
            continue
        await write_automatic(
            unit, f"question:{question.id}:en_ligne", conversation.telegram_id, "question/en_ligne",
            relais_id=conversation.relais_id, pour_famille=conversation.assistant is None,
            page=page.id, titre=page.titre, posee_le=question.posee_le,
            relais=unit.territoire.get(conversation.relais_id),
        )  # fmt: skip


def _left_without_answer(conversation: Conversation) -> bool:
    """A conversation that is open, or was answered, needs no letter; one for the responsable alone never gets one."""
    return not conversation.is_open and conversation.answered_at is None and not conversation.reservee
