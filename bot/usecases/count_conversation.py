"""« Parler au relais » is one contact of the relais, whatever is said in it. Its motif is for the team to say."""

from __future__ import annotations

from bot.domain.conversations import Conversation, Motif
from bot.domain.motifs import DISPONIBILITE, NON_CLASSE
from bot.domain.personnes import Personne
from bot.domain.registre import Public
from bot.usecases.unit import Unit


async def count_conversation(unit: Unit, personne: Personne, conversation: Conversation, motif: Motif) -> None:
    """Once a conversation; a question handed over is counted with the question, whose subject gives its motif."""
    if await unit.tx.contacts.is_counted(conversation.id):
        return
    professional = personne.assistant_relais_id == conversation.relais_id
    public: Public = "famille"
    if professional:
        public = "garde à domicile" if personne.is_garde_a_domicile else "assistant maternel"
    # Help with the declaration on monenfant.fr is about her places.
    label = DISPONIBILITE if motif == "declaration" and professional else NON_CLASSE
    await unit.tx.contacts.add(
        conversation.relais_id, unit.now, public, label, "messagerie", [], conversation_id=conversation.id
    )
