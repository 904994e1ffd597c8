"""An animatrice begins a conversation with a family, about its request: the bot is silent for it from then on."""

from __future__ import annotations

from typing import Literal

from bot.domain.conversations import Conversation
from bot.domain.personnes import Personne
from bot.usecases.open_conversation import begin_conversation
from bot.usecases.set_commands import set_commands
from bot.usecases.tableau_du_relais import find_demande
from bot.usecases.tell_staff import staff_chats
from bot.usecases.unit import Unit
from bot.usecases.write_to_staff import ROOT, write_to_staff


async def write_to_famille(
    unit: Unit, qui: Personne, demande_id: int
) -> Conversation | Literal["sans_telegram", "autre_relais"] | None:
    """Opens it, or finds it open: replying to the word that the team gets writes to the family."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    famille = await unit.tx.familles.get(demande.famille_id)
    if famille.telegram_id is None or not await staff_chats(unit, demande.relais_id):
        return "sans_telegram"
    personne = await unit.tx.personnes.meet(famille.telegram_id, famille.prenom, unit.now)
    known = await unit.tx.conversations.find_open_of(personne.compte_id)
    if known is not None and (known.relais_id != demande.relais_id or known.reservee):
        return "autre_relais"
    conversation = known or await begin_conversation(unit, personne, demande.relais_id)
    await unit.tx.conversations.set_demande(conversation.id, demande.id)
    if known is None:
        await unit.tx.conversations.note_team(conversation.id, unit.now)
        unit.write(f"conversation:{conversation.id}:ouverte_par_le_relais", famille.telegram_id,
                   "tableau/famille_conversation", relais_id=demande.relais_id,
                   data={"numero": demande.id, "relais": unit.territoire.get(demande.relais_id)})  # fmt: skip
        set_commands(unit, famille.telegram_id, "conversation")
    event = ROOT if known is None else f"demande:{demande.id}:{unit.now.isoformat()}"
    await write_to_staff(unit, conversation, event, "tableau/equipe_conversation", numero=demande.id)
    return conversation
