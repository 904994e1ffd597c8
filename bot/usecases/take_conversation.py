"""« Je m'en occupe », « Rendre », « Confier à… »: who of the team has a conversation. All of them know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.conversations import Conversation
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.usecases.conversation_en_main import find_of_team, list_colleagues, name_of
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import write_to_staff


@dataclass(frozen=True, slots=True)
class Prise:
    """It is hers. `deja`: it was already."""

    conversation: Conversation
    deja: bool


@dataclass(frozen=True, slots=True)
class PriseParAutre:
    """A colleague was quicker."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Confiee:
    """A colleague has it from now on; `nom` is hers."""

    conversation: Conversation
    nom: str


Refus = Literal["introuvable", "deja_close"]


async def take_conversation(unit: Unit, qui: Personne, number: int, chat_id: int) -> Prise | PriseParAutre | Refus:
    """Hers, unless a colleague has it. Of two at once, one gets it and the other learns whose it is."""
    conversation = await _open(unit, qui, number)
    if isinstance(conversation, str):
        return conversation
    assert qui.animateur_id is not None
    if not await unit.tx.prises.take(number, qui.animateur_id, unit.now):
        return PriseParAutre(conversation)
    taken = await unit.tx.conversations.get(number)
    deja = conversation.prise_par == qui.animateur_id
    if not deja:
        await _tell(unit, taken, "prise", chat_id)
    return Prise(taken, deja)


async def release_conversation(unit: Unit, qui: Personne, number: int, chat_id: int) -> Conversation | Refus:
    """« Rendre »: anybody may take it. What a colleague has is hers to give back; that changes nothing."""
    conversation = await _open(unit, qui, number)
    if isinstance(conversation, str) or conversation.prise_par != qui.animateur_id:
        return conversation
    await unit.tx.prises.give(number, None, unit.now)
    released = await unit.tx.conversations.get(number)
    await _tell(unit, released, "rendue", chat_id, qui=await name_of(unit, qui))
    return released


async def give_conversation(
    unit: Unit, qui: Personne, number: int, animateur_id: int, chat_id: int
) -> Confiee | Refus | Literal["plus_la"]:
    """« Confier à… »: to somebody of the same relais, who is told in her own chat; to herself too."""
    conversation = await _open(unit, qui, number)
    if isinstance(conversation, str):
        return conversation
    team = await list_colleagues(unit, conversation.relais_id, reservee=conversation.reservee)
    colleague = next((one for one in team if one.id == animateur_id), None)
    if colleague is None:
        return "plus_la"
    if conversation.prise_par == animateur_id:
        return Confiee(conversation, colleague.nom)
    await unit.tx.prises.give(number, animateur_id, unit.now)
    given = await unit.tx.conversations.get(number)
    par = await name_of(unit, qui)
    if animateur_id != qui.animateur_id:
        key = f"conversation:{number}:confiee:{unit.now.isoformat()}:{animateur_id}"
        data = {"conversation": given, "par": par}
        unit.write(key, colleague.telegram_id, "messagerie/confiee", lane=Lane.ALERT, relais_id=given.relais_id,
                   data=data)  # fmt: skip
    await _tell(unit, given, "confiee", chat_id, colleague.telegram_id, qui=par)
    return Confiee(given, colleague.nom)


async def _open(unit: Unit, qui: Personne, number: int) -> Conversation | Refus:
    conversation = await find_of_team(unit, qui, number)
    if conversation is None:
        return "introuvable"
    return conversation if conversation.is_open else "deja_close"


async def _tell(unit: Unit, conversation: Conversation, quoi: str, *but: int, qui: str | None = None) -> None:
    """The others; whoever tapped reads it on her screen."""
    event = f"{quoi}:{unit.now.isoformat()}"
    await write_to_staff(unit, conversation, event, "messagerie/mouvement", but=but, quoi=quoi, qui=qui)
