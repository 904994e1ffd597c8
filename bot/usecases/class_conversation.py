"""Under which of the Caf's labels a conversation is counted: said by the team when it closes, in one tap."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.calendrier import to_paris
from bot.domain.conversations import Conversation
from bot.domain.motifs import NON_CLASSE
from bot.domain.personnes import Personne
from bot.domain.registre import MOTIFS, PAR_PUBLIC, Public
from bot.usecases.conversation_en_main import find_of_team
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Compte:
    """What is asked, or what was said: the labels of her kind, and the one chosen."""

    conversation: Conversation
    libelles: tuple[str, ...]
    choisi: str | None


async def settle_contact(unit: Unit, conversation: Conversation) -> bool:
    """It ends: counted if the team spoke with her and nothing counted it yet. False when nobody answered."""
    if await unit.tx.prises.find_contact(conversation.id) is not None:
        return True
    if conversation.answered_at is None:
        return False
    await _add(unit, conversation)
    return True


async def count_return(unit: Unit, conversation: Conversation) -> None:
    """She comes back on another day: one more contact of the same conversation."""
    known = await unit.tx.prises.find_contact(conversation.id)
    if known is None or to_paris(known[1]).date() != unit.today:
        await _add(unit, conversation)


async def choose_motif(unit: Unit, qui: Personne, number: int, rang: int | None = None) -> Compte | None:
    """`rang` None: the labels to choose from. A label said again replaces the one before: still one contact."""
    conversation = await find_of_team(unit, qui, number)
    known = await unit.tx.prises.find_contact(number) if conversation else None
    if conversation is None or known is None:
        return None
    labels = labels_of(conversation)
    if rang is None or rang >= len(labels):
        return Compte(conversation, labels, None)
    await unit.tx.contacts.save(known[0], motif=labels[rang])
    return Compte(conversation, labels, labels[rang])


def labels_of(conversation: Conversation) -> tuple[str, ...]:
    """The Caf's labels for a family, or for a professional of the directory."""
    return tuple(MOTIFS[code] for code in PAR_PUBLIC["a" if conversation.assistant else "f"])


async def _add(unit: Unit, conversation: Conversation) -> None:
    public: Public = "assistant maternel" if conversation.assistant else "famille"
    await unit.tx.contacts.add(
        conversation.relais_id, unit.now, public, NON_CLASSE, "messagerie", [], conversation_id=conversation.id
    )
