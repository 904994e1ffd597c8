"""« Parler au relais »: from now on a human answers, and the bot is silent for that person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.conversations import Attente, Conversation, DejaMontre, Envoi, Motif, decide_attente
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.choose_relais import relais_of
from bot.usecases.count_conversation import count_conversation
from bot.usecases.set_commands import set_commands
from bot.usecases.tell_staff import staff_chats
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import ROOT, carry_to_staff, write_to_staff


@dataclass(frozen=True, slots=True)
class Ouverte:
    """The team has been told, and the person too."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class PersonneAuRelais:
    """Nobody of this relais reads its messages here yet: the telephone remains."""

    relais: Relais


async def open_conversation(
    unit: Unit, personne: Personne, motif: Motif, envoi: Envoi | None = None, deja: DejaMontre | None = None
) -> Ouverte | PersonneAuRelais | Literal["relais_inconnu", "animatrice"]:
    """Opens a conversation with her relais; `envoi` is what she had already written and wants to give.

    `deja`: what the bot had already shown her, so that nobody repeats it.
    """
    if personne.animateur_id is not None:
        return "animatrice"
    relais_id = relais_of(unit, personne)
    if relais_id is None:
        return "relais_inconnu"
    relais = unit.territoire.get(relais_id)
    if not await staff_chats(unit, relais_id):
        return PersonneAuRelais(relais)
    conversation = await begin_conversation(unit, personne, relais_id)
    if deja is None:  # a question handed over is counted with its subject
        await count_conversation(unit, personne, conversation, motif)
    await write_to_staff(unit, conversation, ROOT, "conversation/nouvelle", motif=motif, deja=deja)
    if envoi is not None:
        await carry_to_staff(unit, conversation, f"m{envoi.message_id}", envoi, "conversation/recu")
    attente = decide_attente(relais, unit.now)
    unit.write(
        closed_word_key(conversation, attente),
        personne.telegram_id,
        "conversation/ouverte",
        lane=Lane.ANSWER,
        data={"relais": relais, "attente": attente, "motif": motif, "transmis": envoi is not None},
    )
    set_commands(unit, personne.telegram_id, "conversation")
    return Ouverte(conversation)


def closed_word_key(conversation: Conversation, attente: Attente) -> str:
    """When somebody will answer is said once for each time the relais is closed."""
    return f"conversation:{conversation.id}:attente:{attente.cle}"


async def begin_conversation(unit: Unit, personne: Personne, relais_id: int, *, reservee: bool = False) -> Conversation:
    """The one that is open, or a new one with its topic; tells nobody. `reservee`: for the responsable, no topic."""
    tx = unit.tx
    known = await tx.conversations.find_open_of(personne.compte_id)
    if known is not None:
        return known
    equipe = await tx.equipes.find(relais_id)
    forum = equipe is not None and equipe.forum and not equipe.suspended and not reservee
    topic = 0 if forum else None
    number = await tx.conversations.open(relais_id, personne.compte_id, unit.now, topic, reservee=reservee)
    conversation = await tx.conversations.get(number)
    if equipe is not None and forum:
        unit.ask(
            f"sujet:{number}",
            "ouvrir_sujet",
            conversation_id=number,
            chat_id=equipe.chat_id,
            nom=f"#{number} {conversation.nom}"[:128],
        )
    return conversation
