"""The team answers somebody: she reads it signed « Le relais », and the colleagues see who answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from bot.domain.conversations import Conversation, Envoi, number_in_key, parts, read_number
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.usecases.set_commands import set_commands
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import carry_to_staff

ENTRE_NOUS: Final = "Entre nous"  # how a word of the team to itself begins: a reply to it goes to nobody


@dataclass(frozen=True, slots=True)
class Cible:
    """What an animatrice replied to: a message of ours (its number, its text) in a chat, perhaps in a topic."""

    chat_id: int
    message_id: int
    texte: str
    sujet: int | None = None


@dataclass(frozen=True, slots=True)
class Repondu:
    """It leaves. `rouverte`: the conversation had been closed, and is open again. `a_qui`: a colleague has it."""

    conversation: Conversation
    rouverte: bool
    a_qui: str | None = None


async def answer_person(
    unit: Unit, personne: Personne, cible: Cible, envoi: Envoi
) -> Repondu | Literal["introuvable", "entre_nous"]:
    """Carries the answer of an animatrice; another relais's conversation is never found."""
    if cible.texte.startswith(ENTRE_NOUS):
        return "entre_nous"
    conversation = await find_conversation(unit, personne, cible)
    if conversation is None:
        return "introuvable"
    reopened = not conversation.is_open
    if reopened:
        other = await unit.tx.conversations.find_open_of(conversation.compte_id)
        if other is not None and not _may_read(personne, other):
            return "introuvable"  # she is speaking with another relais now, or with the responsable alone
        conversation, reopened = (other, False) if other else (conversation, True)
    return await send_answer(unit, personne, conversation, envoi)


async def send_answer(unit: Unit, qui: Personne, conversation: Conversation, envoi: Envoi) -> Repondu:
    """To the person; a conversation that nobody has becomes hers who answers it."""
    reopened = not conversation.is_open
    assert qui.animateur_id is not None
    await unit.tx.prises.take(conversation.id, qui.animateur_id, unit.now)
    await unit.tx.conversations.note_team(conversation.id, unit.now)
    if reopened:  # she is told, with the button that ends it: from now on the bot is silent again
        set_commands(unit, conversation.telegram_id, "conversation")
        _to_person(
            unit, conversation, f"conversation:{conversation.id}:rouverte:{_event(envoi)}", "conversation/rouverte"
        )
    _write_answer(unit, conversation, envoi)
    author = await unit.tx.animateurs.get(qui.animateur_id)
    if envoi.modification is None:
        await carry_to_staff(
            unit, conversation, _event(envoi), envoi, "conversation/repondu", but=(envoi.chat_id,), auteur=author.nom
        )
    theirs = None if conversation.is_free_for(qui.animateur_id) else conversation.prise_nom
    return Repondu(conversation, reopened, theirs)


async def find_conversation(unit: Unit, personne: Personne, cible: Cible) -> Conversation | None:
    """By the letter replied to, else by the « #214 » written in it, else by the topic; in her own relais only."""
    relais_id = personne.animateur_relais_id
    if relais_id is None:
        return None
    key = await unit.tx.letters.find_key(cible.chat_id, cible.message_id)
    number = (number_in_key(key) if key else None) or read_number(cible.texte)
    if number is not None:
        return await unit.tx.conversations.find(relais_id, number, reservees=personne.is_responsable)
    if cible.sujet is not None:
        return await unit.tx.conversations.find_by_topic(relais_id, cible.sujet)
    return None


def _may_read(personne: Personne, conversation: Conversation) -> bool:
    at_home = conversation.relais_id == personne.animateur_relais_id
    return at_home and (personne.is_responsable or not conversation.reservee)


def _event(envoi: Envoi) -> str:
    return f"r{envoi.message_id}:{envoi.chat_id}"


def _write_answer(unit: Unit, conversation: Conversation, envoi: Envoi) -> None:
    key = f"conversation:{conversation.id}:reponse:{envoi.chat_id}:{envoi.message_id}"
    if envoi.texte is None:
        head = f"{key}:entete" if envoi.album is None else f"conversation:{conversation.id}:album:{envoi.album}"
        _to_person(unit, conversation, head, "conversation/reponse", texte=None)
        _to_person(
            unit,
            conversation,
            key if envoi.modification is None else f"{key}:c{envoi.modification}",
            "conversation/non_copie_famille",
            method="copy",
            body={"from_chat_id": envoi.chat_id, "message_id": envoi.message_id},
        )
        return
    for n, part in enumerate(parts(envoi.texte)):
        if envoi.modification is None:
            _to_person(unit, conversation, f"{key}:{n}", "conversation/reponse", texte=part)
        else:  # she corrected her answer: the person's screen is corrected too
            correction = f"{key}:{n}:c{envoi.modification}"
            _to_person(
                unit, conversation, correction, "conversation/reponse", texte=part, method="edit", edits=f"{key}:{n}"
            )


def _to_person(unit: Unit, conversation: Conversation, key: str, template: str, **options: Any) -> None:
    data = {
        "relais": unit.territoire.get(conversation.relais_id),
        "texte": options.pop("texte", None),
        "reservee": conversation.reservee,
    }
    unit.write(
        key,
        conversation.telegram_id,
        template,
        lane=Lane.ANSWER,
        relais_id=conversation.relais_id,
        data=data,
        **options,
    )
