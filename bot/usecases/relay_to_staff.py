"""What a person sends while a human speaks with her: all of it reaches the team, and the bot does not answer."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.conversations import Conversation, Envoi, decide_attente
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.usecases.open_conversation import closed_word_key
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import carry_to_staff

TALKING = timedelta(hours=2)  # somebody of the team answered so recently: she is there, whatever the hour


async def relay_to_staff(unit: Unit, personne: Personne, envoi: Envoi) -> None:
    """One message, or its correction. Out of hours she is told once when somebody will answer."""
    assert personne.conversation_id is not None
    conversation = await unit.tx.conversations.get(personne.conversation_id)
    event = f"m{envoi.message_id}" if envoi.modification is None else f"c{envoi.modification}"
    told = await carry_to_staff(unit, conversation, event, envoi, "conversation/recu")
    await unit.tx.conversations.note_person(conversation.id, unit.now)
    if told == 0:
        _nobody_reads(unit, conversation)
    elif not _is_talking(conversation, unit):
        _say_when(unit, conversation)


def _is_talking(conversation: Conversation, unit: Unit) -> bool:
    answered = conversation.attend_depuis is None and conversation.answered_at is not None
    return answered and unit.now - conversation.last_at < TALKING


def _say_when(unit: Unit, conversation: Conversation) -> None:
    relais = unit.territoire.get(conversation.relais_id)
    attente = decide_attente(relais, unit.now)
    if not attente.ouvert:
        key = closed_word_key(conversation, attente)
        data = {"relais": relais, "attente": attente, "reservee": conversation.reservee}
        unit.write(key, conversation.telegram_id, "conversation/ferme", lane=Lane.ANSWER, data=data)


def _nobody_reads(unit: Unit, conversation: Conversation) -> None:
    """Every access has ended meanwhile: nothing may be lost in silence."""
    key = f"conversation:{conversation.id}:personne:{unit.today.isoformat()}"
    data = {"relais": unit.territoire.get(conversation.relais_id)}
    unit.write(key, conversation.telegram_id, "conversation/personne_au_relais", lane=Lane.ANSWER, data=data)
