"""One conversation as the team sees it: who, since when, who has it, the request, the notes. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.conversations import Conversation
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.domain.reclamations import Reclamation
from bot.usecases.conversation_en_main import find_of_team
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.tell_staff import responsable_chats
from bot.usecases.unit import Unit
from store.notes_internes import NoteInterne


@dataclass(frozen=True, slots=True)
class Panneau:
    """`a_elle`: who looks has it. `message_id`: the last word of that conversation in this chat."""

    conversation: Conversation
    notes: tuple[NoteInterne, ...]
    demande: DemandeAccueil | None
    commune: str | None
    reclamation: Reclamation | None
    a_elle: bool
    responsable: bool
    message_id: int | None


async def see_conversation(unit: Unit, qui: Personne, number: int, chat_id: int) -> Panneau | None:
    """Of her relais, and for her eyes."""
    conversation = await find_of_team(unit, qui, number)
    if conversation is None:
        return None
    demande = await unit.tx.demandes.find(conversation.demande_id) if conversation.demande_id else None
    return Panneau(
        conversation,
        tuple(await unit.tx.notes_internes.list_of(number)),
        demande,
        await commune_of(unit, conversation),
        await unit.tx.reclamations.find_open_of(number),
        conversation.prise_par == qui.animateur_id,
        bool(await responsable_chats(unit, conversation.relais_id)),
        await unit.tx.letters.find_last_message(chat_id, f"conversation:{number}:"),
    )


async def commune_of(unit: Unit, conversation: Conversation) -> str | None:
    """Where she looks for care: of the request they speak about, else of her last open one with this relais."""
    names = noms_des_communes(unit, conversation.relais_id)
    demande = await unit.tx.demandes.find(conversation.demande_id) if conversation.demande_id else None
    if demande is None:
        famille = await unit.tx.familles.find_of_compte(conversation.relais_id, conversation.compte_id)
        known = await unit.tx.demandes.list_of_famille(famille.id) if famille else []
        demande = next((one for one in reversed(known) if one.is_open), None)
    return names.get(demande.besoin.commune) if demande else None
