"""« Être rappelé par la responsable »: a worry about a professional reaches her alone, never a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.conversations import decide_attente
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.choose_relais import relais_of
from bot.usecases.close_conversation import end_conversation
from bot.usecases.open_conversation import Ouverte, begin_conversation, closed_word_key
from bot.usecases.set_commands import set_commands
from bot.usecases.tell_staff import responsable_chats
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import ROOT, write_to_staff


@dataclass(frozen=True, slots=True)
class PasDeResponsable:
    """Nobody could be told without everybody reading it: whom to call instead."""

    relais: Relais


async def call_responsable(
    unit: Unit, personne: Personne
) -> Ouverte | PasDeResponsable | Literal["relais_inconnu", "animatrice"]:
    """Opens a conversation that she alone reads. What had been typed before is not given."""
    if personne.animateur_id is not None:
        return "animatrice"
    relais_id = relais_of(unit, personne)
    if relais_id is None:
        return "relais_inconnu"
    relais = unit.territoire.get(relais_id)
    if not await responsable_chats(unit, relais_id):
        return PasDeResponsable(relais)
    known = await unit.tx.conversations.find_open_of(personne.compte_id)
    if known is not None and not known.reservee:  # her colleagues must not read this one
        await end_conversation(unit, personne)
    conversation = await begin_conversation(unit, personne, relais_id, reservee=True)
    await write_to_staff(unit, conversation, ROOT, "conversation/nouvelle", motif="inquietude", deja=None, retour=False,
                         demande=None, commune=None)  # fmt: skip
    attente = decide_attente(relais, unit.now)
    unit.write(
        closed_word_key(conversation, attente),
        personne.telegram_id,
        "conversation/ouverte",
        lane=Lane.ANSWER,
        data={
            "relais": relais, "attente": attente, "motif": "inquietude", "transmis": False, "reservee": True,
            "demande": None,
        },
    )  # fmt: skip
    set_commands(unit, personne.telegram_id, "conversation")
    return Ouverte(conversation)
