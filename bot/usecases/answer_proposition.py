"""A professional answers, by a tap or on the phone: her answer is kept, and those who wait for it are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.proposition_suivie import Canal, PropositionSuivie
from bot.domain.propositions import (
    Decision,
    Interessee,
    Motif,
    NonMerci,
    PlusDisponible,
    Reponse,
    decide_reponse,
)
from bot.usecases.note_place import note_place_of_yes
from bot.usecases.tell_famille import tell_famille
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit

WAY_CHOSEN_WITHIN = timedelta(hours=20)  # then her yes goes through the relais: it must not wait for a second tap


async def answer_proposition(
    unit: Unit,
    proposition: PropositionSuivie,
    reponse: Reponse,
    *,
    motif: Motif | None = None,
    canal: Canal = "bot",
    animateur_id: int | None = None,
) -> Decision:
    """The same answer twice changes nothing. The caller has checked that the proposition is hers, or her relais's.

    A yes gives nothing yet: `choose_suite` says how the family and she will speak with each other. `animateur_id`: who
    noted it, when it was said on the phone.
    """
    demande = await unit.tx.demandes.get(proposition.demande)
    decision = decide_reponse(proposition, demande.etat, reponse, motif)
    answered = replace(
        proposition, repondue_le=unit.now, repondue_par=canal, relance_le=None, expire_le=None, suivi_le=None
    )
    match decision:
        case Interessee():
            yes = replace(answered, etat="interessee", motif=None, suite=None, relance_le=unit.now + WAY_CHOSEN_WITHIN)
            await _keep(unit, yes)
            await unit.tx.parties.forget(yes.id)
            await note_place_of_yes(unit, demande, yes, canal, animateur_id)
        case NonMerci(why):
            await _keep(unit, replace(answered, etat="pas_cette_fois", motif=why))
        case PlusDisponible():
            await _keep(unit, replace(answered, etat="plus_disponible"))
            if proposition.suite is not None:  # otherwise nobody knew of her yet
                await _tell_no_longer(unit, demande, proposition)
    return decision


async def _keep(unit: Unit, proposition: PropositionSuivie) -> None:
    await unit.tx.propositions.save(proposition)
    await unit.tx.letters.cancel(f"{proposition.key}relance")
    await unit.tx.demandes_dues.look_again(proposition.demande, unit.now)


async def _tell_no_longer(unit: Unit, demande: DemandeAccueil, proposition: PropositionSuivie) -> None:
    """The family and the team are told at once."""
    assistant = await unit.tx.assistants.get(proposition.assistant)
    famille = await unit.tx.familles.get(demande.famille_id)
    event = f"plus_disponible:{proposition.id}:{proposition.envois}"
    if demande.is_open:
        await tell_famille(
            unit, demande, famille, event, "suivi/plus_disponible", at_once=True, prenom=assistant.prenom
        )
    await tell_staff(
        unit, demande.relais_id, f"demande:{demande.id}:{event}:equipe", "suivi/plus_disponible_equipe",
        numero=demande.id, assistant=assistant, famille=famille,
    )  # fmt: skip
