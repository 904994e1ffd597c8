"""« Avez-vous pu vous parler ? », and what the family answers. Never takes a place: only its professional does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.contacts import (
    AConfierAuRelais,
    ADemanderEncore,
    RendezVousPrevu,
    ReponseSuivi,
    SansSuite,
    decide_suivi,
)
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.echeances import ReglesEcheances
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.close_demande import close_demande
from bot.usecases.each_due import each_due
from bot.usecases.situation import daytime
from bot.usecases.tell_famille import tell_famille
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Service, Unit


async def follow_contacts(service: Service) -> None:
    """Five days after a contact was given, the family is asked how it went."""
    await each_due(service, lambda unit: unit.tx.propositions.list_due("suivi", unit.now), _ask)


async def _ask(unit: Unit, proposition_id: int) -> None:
    proposition = await unit.tx.propositions.get(proposition_id)
    if proposition.suivi_le is None or proposition.suivi_le > unit.now:
        return
    demande = await unit.tx.demandes.get(proposition.demande)
    # Once the month of an expected child is over, « toujours d'actualité ? » is the only question.
    quiet = demande.besoin.is_attendu_passe(unit.today)
    if quiet or not (proposition.is_live_yes and demande.is_open):
        await unit.tx.propositions.save(replace(proposition, suivi_le=None))
        return
    assistant = await unit.tx.assistants.get(proposition.assistant)
    if assistant.ne_plus_diffuser:  # an animatrice phones that family
        await unit.tx.propositions.save(replace(proposition, suivi_le=None))
        return
    asked = replace(proposition, suivi_le=None, suivis=proposition.suivis + 1)
    await unit.tx.propositions.save(asked)
    famille = await unit.tx.familles.get(demande.famille_id)
    event = f"suivi:{proposition.id}:{asked.suivis}"
    await tell_famille(unit, demande, famille, event, "suivi/parle", id=proposition.id, prenom=assistant.prenom)


async def answer_suivi(unit: Unit, proposition: PropositionSuivie, reponse: ReponseSuivi) -> None:
    """What the family says of their contact; the caller has checked that the proposition is its own."""
    demande = await unit.tx.demandes.get(proposition.demande)
    if not (proposition.is_live_yes and demande.is_open):
        return
    said = replace(proposition, suivi=reponse, suivi_le=None)
    regles = ReglesEcheances.of(unit.territoire.get(proposition.relais_id).reglages)
    match decide_suivi(reponse, proposition.suivis, regles, unit.now):
        case RendezVousPrevu():
            pass
        case ADemanderEncore(le):
            said = replace(said, suivi_le=le)
        case AConfierAuRelais():
            await _tell_team(unit, said, "suivi/ne_se_joignent_pas_equipe")
        case SansSuite():
            await _tell_professional(unit, said, "sans_suite")
    await unit.tx.propositions.save(said)
    await unit.tx.demandes_dues.look_again(proposition.demande, unit.now)


async def retain_assistant(unit: Unit, proposition: PropositionSuivie) -> bool:
    """« Nous avons trouvé ensemble »: the request is filled, and she alone says whether her place is taken."""
    demande = await unit.tx.demandes.get(proposition.demande)
    if proposition.etat != "interessee" or not demande.is_open:
        return proposition.suivi == "retenue"
    await _retain(unit, demande, [proposition])
    return True


async def retain_duo(unit: Unit, one: PropositionSuivie, other: PropositionSuivie) -> None:
    """« Nous avons trouvé avec les deux »: the same, for two who complete each other; the caller has checked them."""
    demande = await unit.tx.demandes.get(one.demande)
    if demande.is_open:
        await _retain(unit, demande, [one, other])


async def _retain(unit: Unit, demande: DemandeAccueil, propositions: Sequence[PropositionSuivie]) -> None:
    retained = [replace(p, suivi="retenue", suivi_le=None, relance_le=None) for p in propositions]
    for proposition in retained:
        await unit.tx.propositions.save(proposition)
    await close_demande(unit, demande, "pourvue", "trouve_ici")
    for proposition in retained:
        await _tell_professional(unit, proposition, "retenue")


async def _tell_professional(unit: Unit, proposition: PropositionSuivie, what: str) -> None:
    """A word she waits for, at an hour that disturbs nobody; without Telegram, the team calls her."""
    assistant = await unit.tx.assistants.get(proposition.assistant)
    if assistant.telegram_id is None:
        await _tell_team(unit, proposition, f"suivi/{what}_equipe")
        return
    unit.write(
        f"{proposition.key}{what}",
        assistant.telegram_id,
        f"propositions/{what}",
        relais_id=proposition.relais_id,
        not_before=daytime(unit, unit.territoire.get(proposition.relais_id)),
        data={"numero": proposition.demande, "id": proposition.id},
    )


async def _tell_team(unit: Unit, proposition: PropositionSuivie, template: str) -> None:
    demande = await unit.tx.demandes.get(proposition.demande)
    await tell_staff(
        unit,
        proposition.relais_id,
        f"{proposition.key}{template}",
        template,
        numero=demande.id,
        famille=await unit.tx.familles.get(demande.famille_id),
        assistant=await unit.tx.assistants.get(proposition.assistant),
    )
