"""A conversation is one contact of the relais, counted when it is closed, under the Caf's label that the team says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.conversations import Conversation
from bot.domain.motifs import LIBELLES, NON_CLASSE, PublicCompte
from bot.domain.personnes import Personne
from bot.usecases.conversation_en_main import find_of_team
from bot.usecases.unit import Unit

CANAL: Final = "messagerie"
DETAIL: Final = "conversation avec le relais"


@dataclass(frozen=True, slots=True)
class Compte:
    """What is asked, or what was said: the labels of her kind, and the one chosen."""

    conversation: Conversation
    libelles: tuple[str, ...]
    choisi: str | None


async def count_conversation(unit: Unit, conversation: Conversation) -> None:
    """Once, and only when somebody of the team answered. A question handed over in it is already that contact."""
    closed = await unit.tx.conversations.get(conversation.id)
    if closed.answered_at is None or closed.contact_id is not None:
        return
    found = await unit.tx.prises.find_contact_of_question(closed.id)
    contact_id = found[0] if found else None
    if contact_id is None:
        contact_id = await unit.tx.contacts.add(
            closed.relais_id, unit.now, public_of(closed), NON_CLASSE, CANAL, [DETAIL]
        )
    await unit.tx.prises.set_contact(closed.id, contact_id)


async def choose_motif(unit: Unit, qui: Personne, number: int, rang: int | None = None) -> Compte | None:
    """`rang` None: the labels to choose from. A label said again replaces the one before: still one contact."""
    conversation = await find_of_team(unit, qui, number)
    if conversation is None or conversation.contact_id is None:
        return None
    labels = labels_of(conversation)
    if rang is None or rang >= len(labels):
        return Compte(conversation, labels, None)
    await unit.tx.contacts.correct(conversation.contact_id, labels[rang], [DETAIL])
    return Compte(conversation, labels, labels[rang])


def labels_of(conversation: Conversation) -> tuple[str, ...]:
    """The Caf's labels for a family, or for a professional."""
    return LIBELLES[public_of(conversation)]


def public_of(conversation: Conversation) -> PublicCompte:
    """Who is in the directory is counted as the professional that the relais knows."""
    return "assistant_maternel" if conversation.assistant else "famille"
