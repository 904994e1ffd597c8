"""« Parler au relais »: from now on a human answers, and the bot is silent for that person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Literal

from bot.domain.conversations import Attente, Conversation, DejaMontre, Envoi, Motif, decide_attente
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.choose_relais import relais_of
from bot.usecases.class_conversation import count_return
from bot.usecases.count_conversation import count_conversation
from bot.usecases.set_commands import set_commands
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.tell_staff import staff_chats
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import ROOT, carry_to_staff, write_to_staff

RETOUR: Final = timedelta(days=7)  # who comes back so soon finds her conversation again, and who had it


@dataclass(frozen=True, slots=True)
class Ouverte:
    """The team has been told, and the person too."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class DejaOuverte:
    """She was speaking with the team already; what she wanted to give has left."""

    conversation: Conversation
    transmis: bool = False
    demande: DemandeAccueil | None = None


@dataclass(frozen=True, slots=True)
class PersonneAuRelais:
    """Nobody of this relais reads its messages here yet: the telephone remains."""

    relais: Relais


Issue = Ouverte | DejaOuverte | PersonneAuRelais | Literal["relais_inconnu", "animatrice"]


async def open_conversation(
    unit: Unit,
    personne: Personne,
    motif: Motif,
    envoi: Envoi | None = None,
    deja: DejaMontre | None = None,
    demande: DemandeAccueil | None = None,
) -> Issue:
    """Opens a conversation with her relais; `envoi` is what she had already written and wants to give.

    `deja`: what the bot had already shown her, so that nobody repeats it. `demande`: her request that it is about; it
    goes to the relais of that request.
    """
    if personne.animateur_id is not None:
        return "animatrice"
    known = await unit.tx.conversations.find_open_of(personne.compte_id)
    if known is not None:
        return await _go_on(unit, known, motif, envoi, demande)
    relais_id = demande.relais_id if demande else relais_of(unit, personne)
    if relais_id is None:
        return "relais_inconnu"
    if not await staff_chats(unit, relais_id):
        return PersonneAuRelais(unit.territoire.get(relais_id))
    conversation, event = await _begin_or_take_up(unit, personne, relais_id)
    if demande is not None:
        await unit.tx.conversations.set_demande(conversation.id, demande.id)
    if event != ROOT:
        await count_return(unit, conversation)
    elif deja is None:  # a question handed over is counted with its subject
        await count_conversation(unit, personne, conversation, motif)
    await unit.tx.conversations.set_motif(conversation.id, motif)
    await _tell_both(unit, conversation, event, motif, envoi, deja, demande)
    set_commands(unit, personne.telegram_id, "conversation")
    return Ouverte(conversation)


async def _tell_both(
    unit: Unit,
    conversation: Conversation,
    event: str,
    motif: Motif,
    envoi: Envoi | None,
    deja: DejaMontre | None,
    demande: DemandeAccueil | None,
) -> None:
    await write_to_staff(
        unit, conversation, event, "conversation/nouvelle", motif=motif, deja=deja, retour=event != ROOT,
        **about(unit, demande),
    )  # fmt: skip
    if envoi is not None:
        await carry_to_staff(unit, conversation, f"m{envoi.message_id}", envoi, "conversation/recu")
    relais = unit.territoire.get(conversation.relais_id)
    attente = decide_attente(relais, unit.now)
    key = closed_word_key(conversation, attente)
    unit.write(
        key if event == ROOT else f"{key}:{unit.now.isoformat()}",
        conversation.telegram_id,
        "conversation/ouverte",
        lane=Lane.ANSWER,
        data={
            "relais": relais, "attente": attente, "motif": motif, "transmis": envoi is not None, "reservee": False,
            "demande": demande,
        },
    )  # fmt: skip


def about(unit: Unit, demande: DemandeAccueil | None) -> dict[str, Any]:
    """The request as the team reads it: all of it, not its number alone."""
    if demande is None:
        return {"demande": None, "commune": None}
    names = noms_des_communes(unit, demande.relais_id)
    return {"demande": demande, "commune": names.get(demande.besoin.commune, demande.besoin.commune)}


def closed_word_key(conversation: Conversation, attente: Attente) -> str:
    """When somebody will answer is said once for each time the relais is closed."""
    return f"conversation:{conversation.id}:attente:{attente.cle}"


async def _go_on(
    unit: Unit, known: Conversation, motif: Motif, envoi: Envoi | None, demande: DemandeAccueil | None
) -> DejaOuverte:
    """The team learns what is new in it: what she gives, what she asks for, the request that it is about."""
    if envoi is not None:
        told = await carry_to_staff(unit, known, f"m{envoi.message_id}", envoi, "conversation/recu")
        await unit.tx.conversations.note_person(known.id, unit.now)
        return DejaOuverte(known, transmis=told > 0)
    event = f"{motif}:{unit.today.isoformat()}"
    if motif in ("rappel", "declaration"):
        if known.motif == motif:  # asked already: the same button twice
            return DejaOuverte(known, transmis=True)
        await unit.tx.conversations.set_motif(known.id, motif)
        await write_to_staff(unit, known, event, "messagerie/a_propos", motif=motif, **about(unit, None))
        await unit.tx.conversations.note_person(known.id, unit.now)
        return DejaOuverte(known, transmis=True)
    if demande is not None and demande.relais_id == known.relais_id:
        await unit.tx.conversations.set_demande(known.id, demande.id)
        event = f"demande:{demande.id}:{unit.today.isoformat()}"
        await write_to_staff(unit, known, event, "messagerie/a_propos", motif=motif, **about(unit, demande))
        return DejaOuverte(known, demande=demande)
    return DejaOuverte(known)


async def _begin_or_take_up(unit: Unit, personne: Personne, relais_id: int) -> tuple[Conversation, str]:
    last = await unit.tx.conversations.find_last_of(personne.compte_id, relais_id, unit.now - RETOUR)
    if last is None:
        return await begin_conversation(unit, personne, relais_id), ROOT
    await unit.tx.conversations.take_up(last.id, unit.now)
    return await unit.tx.conversations.get(last.id), f"retour:{unit.now.isoformat()}"


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
