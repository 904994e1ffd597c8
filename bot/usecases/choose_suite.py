"""How a family and an interested professional will speak with each other: each side learns what was said it would."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.assistants import AssistantMaternel
from bot.domain.contacts import suivi_at
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.duos import Duo
from bot.domain.echeances import ReglesEcheances
from bot.domain.familles import Famille
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import DEMANDE_OUVERTE, Suite, list_suites
from bot.domain.relais import communes_within
from bot.usecases.see_complements import list_duos
from bot.usecases.situation import commune_name
from bot.usecases.tell_famille import tell_famille
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class EnRelation:
    """It is said, now or before: `suite` is what stands."""

    suite: Suite


@dataclass(frozen=True, slots=True)
class Impossible:
    """She is not interested any more, the request is over, or this way was not offered."""


def possible_suites(demande: DemandeAccueil, famille: Famille, assistant: AssistantMaternel) -> tuple[Suite, ...]:
    """The ways open to them: a number can be given only if it is known, and the family's only if it agreed."""
    if demande.passe_par_animatrice:
        return ("par_le_relais",)  # nothing that identifies goes from one to the other
    called = demande.peut_etre_appelee and famille.telephone is not None
    ways = list_suites(called)
    return tuple(way for way in ways if way != "famille_appelle" or assistant.telephone is not None)


async def choose_suite(unit: Unit, proposition: PropositionSuivie, suite: Suite) -> EnRelation | Impossible:
    """Gives to each what was said it would be given; a second choice changes nothing, numbers cannot be taken back."""
    if proposition.etat == "interessee" and proposition.suite is not None:
        return EnRelation(proposition.suite)
    demande = await unit.tx.demandes.get(proposition.demande)
    famille = await unit.tx.familles.get(demande.famille_id)
    assistant = await unit.tx.assistants.get(proposition.assistant)
    open_ = proposition.etat == "interessee" and demande.etat in DEMANDE_OUVERTE
    if not open_ or assistant.ne_plus_diffuser or suite not in possible_suites(demande, famille, assistant):
        return Impossible()
    chosen = _with_follow_up(unit, replace(proposition, suite=suite, contact_le=unit.now, relance_le=None), unit.now)
    await unit.tx.propositions.save(chosen)
    if demande.repondu_le is None:
        await unit.tx.demandes.save(replace(demande, repondu_le=unit.now), unit.now)
    parties = await unit.tx.parties.list_of_demande(demande.id)
    known = await unit.tx.propositions.list_of_demande(demande.id)
    duos = [duo for duo in await list_duos(unit, demande, known, met=True) if _holds(duo, proposition.id)]
    more = {"suite": suite, "id": proposition.id, "partie": parties.get(proposition.id), "duos": duos}
    data = introduction(unit, demande, famille, assistant) | more | {"besoin": demande.besoin}
    data["collegues"] = await _mates_who_said_yes(unit, chosen, assistant)
    event = f"interessee:{proposition.id}:{proposition.envois}"
    await tell_famille(unit, demande, famille, event, "suivi/interessee", at_once=True, **data)
    if suite == "par_le_relais":
        key = f"demande:{demande.id}:{event}:equipe"
        await tell_staff(unit, demande.relais_id, key, "suivi/par_le_relais_equipe", **data)
    return EnRelation(suite)


def _holds(duo: Duo, proposition_id: int) -> bool:
    return any(moitie.proposition.id == proposition_id for moitie in duo)


def introduction(unit: Unit, demande: DemandeAccueil, famille: Famille, assistant: AssistantMaternel) -> dict[str, Any]:
    """What one may say of her: prénom, commune, domicile or MAM, phone. Never the address."""
    relais = unit.territoire.get(demande.relais_id)
    centre = relais.commune(demande.besoin.commune)
    proches = communes_within(relais, centre, demande.besoin.rayon_km, unit.today) if centre else ()
    distances = {proche.commune.insee: proche.distance_km for proche in proches}
    return {
        "numero": demande.id,
        "assistant": assistant,
        "chez": commune_name(relais, assistant.commune),
        "distance": distances.get(assistant.commune),
        "famille": famille,
        "relais": relais,
    }


async def _mates_who_said_yes(
    unit: Unit, proposition: PropositionSuivie, assistant: AssistantMaternel
) -> tuple[str, ...]:
    """First names of the members of her MAM whom the family knows already: it reads one house, not two answers."""
    if assistant.mam_id is None:
        return ()
    found = []
    for other in await unit.tx.propositions.list_of_demande(proposition.demande):
        if other.id == proposition.id or not other.is_live_yes or other.suite is None:
            continue
        mate = await unit.tx.assistants.get(other.assistant)
        if mate.mam_id == assistant.mam_id and not mate.ne_plus_diffuser:
            found.append(mate.prenom)
    return tuple(found)


def _with_follow_up(unit: Unit, proposition: PropositionSuivie, contact_le: datetime) -> PropositionSuivie:
    regles = ReglesEcheances.of(unit.territoire.get(proposition.relais_id).reglages)
    return replace(proposition, suivi_le=suivi_at(contact_le, regles))
