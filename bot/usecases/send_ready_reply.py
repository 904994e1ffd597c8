"""A ready reply, filled in for one person, shown before it is sent, then sent as if she had typed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.conversations import Conversation, Envoi
from bot.domain.personnes import Personne
from bot.domain.reponses_pretes import Remplie, ReponsePrete, fill
from bot.usecases.answer_person import Repondu, send_answer
from bot.usecases.conversation_en_main import find_of_team, name_of
from bot.usecases.ready_replies import find_reply, list_replies
from bot.usecases.see_conversation import commune_of
from bot.usecases.unit import Unit
from content.reponses_pretes import known_values


@dataclass(frozen=True, slots=True)
class Apercu:
    """What would leave. `vu`: the state of the conversation that she saw, to be given back when she sends."""

    conversation: Conversation
    reponse: ReponsePrete
    remplie: Remplie
    vu: int


@dataclass(frozen=True, slots=True)
class Envoyee:
    """It leaves."""

    conversation: Conversation
    texte: str


async def preview_reply(unit: Unit, qui: Personne, number: int, ref: str) -> Apercu | None:
    """With her first name, her commune, the relais's hours: never anything that is not known."""
    conversation = await find_of_team(unit, qui, number)
    reponse = await find_reply(unit, qui, ref)
    if conversation is None or reponse is None:
        return None
    relais = unit.territoire.get(conversation.relais_id)
    values = known_values(
        relais,
        prenom=conversation.prenom,
        commune=await commune_of(unit, conversation),
        qui=await name_of(unit, qui),
    )
    return Apercu(conversation, reponse, fill(reponse.texte, values), _seen(conversation))


async def send_reply(
    unit: Unit, qui: Personne, number: int, ref: str, vu: int, chat_id: int
) -> Envoyee | Apercu | Literal["autre_ouverte"] | None:
    """Sends what was shown. Something was said since, by her or a colleague: she is shown the preview again."""
    apercu = await preview_reply(unit, qui, number, ref)
    if apercu is None or apercu.remplie.manquent or apercu.vu != vu:
        return apercu
    if not apercu.conversation.is_open and await unit.tx.conversations.find_open_of(apercu.conversation.compte_id):
        return "autre_ouverte"
    rang = [one.ref for one in await list_replies(unit, qui)].index(ref)
    # No message of hers bears it: the state that she saw and which reply make the same tap twice one letter.
    envoi = Envoi(chat_id, vu * 100 + rang, "texte", texte=apercu.remplie.texte)
    sent: Repondu = await send_answer(unit, qui, apercu.conversation, envoi)
    return Envoyee(sent.conversation, apercu.remplie.texte)


def _seen(conversation: Conversation) -> int:
    return int(conversation.last_at.timestamp())


async def send_adapted(
    unit: Unit, qui: Personne, number: int, envoi: Envoi
) -> Conversation | Literal["introuvable", "autre_ouverte"]:
    """What she typed from a ready reply."""
    conversation = await find_of_team(unit, qui, number)
    if conversation is None:
        return "introuvable"
    other = await unit.tx.conversations.find_open_of(conversation.compte_id)
    if other is not None and other.id != conversation.id:
        return "autre_ouverte"
    return (await send_answer(unit, qui, conversation, envoi)).conversation
