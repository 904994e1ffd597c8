"""A decision that any animatrice of the team may take: who was first, and the others see it. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Etat
from bot.domain.personnes import Personne
from bot.usecases.tell_staff import staff_chats
from bot.usecases.unit import Unit

QUESTION = "equipe_a_valider"  # the event in the key of the letter that asked the team


@dataclass(frozen=True, slots=True)
class DejaTraitee:
    """Somebody of the team was quicker, or the family withdrew it."""

    numero: int
    etat: Etat
    par: str | None


async def already_treated(unit: Unit, demande: DemandeAccueil | None) -> DejaTraitee | None:
    if demande is None:
        return None
    deeds = await unit.tx.evenements.list_of_demande(demande.id)
    par = next((deed.qui for deed in reversed(deeds) if deed.quoi in {"approuvee", "refusee", "close"}), None)
    return DejaTraitee(demande.id, demande.etat, par)


async def tell_the_others(unit: Unit, qui: Personne, demande: DemandeAccueil, template: str) -> None:
    """The same question on the other animatrices' phones is answered there too: nobody reads it twice."""
    team = await unit.tx.animateurs.list_live(demande.relais_id, unit.today)
    par = next((one.nom for one in team if one.id == qui.animateur_id), qui.prenom)
    for chat_id in await staff_chats(unit, demande.relais_id):
        message_id = await unit.tx.letters.find_last_message(chat_id, f"demande:{demande.id}:{QUESTION}:")
        if chat_id != qui.telegram_id and message_id is not None:
            unit.write(
                f"demande:{demande.id}:decidee:{demande.version}:{chat_id}", chat_id, template,
                relais_id=demande.relais_id, method="edit", body={"message_id": message_id},
                data={"numero": demande.id, "par": par},
            )  # fmt: skip
