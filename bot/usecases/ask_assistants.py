"""One request put before several professionals: a proposition and a letter each, or a call for the team to make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.assistants import AssistantMaternel
from bot.domain.calendrier import next_allowed
from bot.domain.complements import can_be_shared
from bot.domain.criteres import Candidat
from bot.domain.discretion import commune_shown
from bot.domain.mams import house_of
from bot.domain.outbox import Lane
from bot.domain.profils import MOMENTS
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.choose_wave import WEEK
from bot.usecases.situation import Situation, commune_name, daytime
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Unit
from bot.usecases.write_automatic import write_automatic


@dataclass(frozen=True, slots=True)
class Sollicites:
    """What was written: those who get a letter, those the team must phone, and when the last letter may leave.

    A MAM counts once, as a family reads it: by message as soon as one of its members gets a letter.
    """

    par_message: int
    a_appeler: int
    dernier_depart: datetime
    appels: int = 0  # how many people are to be phoned: a team phones each member of a MAM


async def ask_assistants(
    unit: Unit, situation: Situation, cercle: str, qui: Sequence[Candidat], *, event: str
) -> Sollicites:
    """Asks those who were not asked yet for this request; twice writes once. `event` tells the team's letters apart."""
    ids = [candidat.assistant.id for candidat in qui]
    joignables = await unit.tx.candidats.list_joignables(ids, unit.now - WEEK)
    new = [_new(unit, situation, cercle, k, by_letter=joignables[k.assistant.id].par_message) for k in qui]
    written = await unit.tx.propositions.add(new)
    asked = {k.assistant.id: k for k in qui}
    departs, to_call = [unit.now], list[AssistantMaternel]()
    for proposition in written:
        candidat = asked[proposition.assistant]
        if proposition.etat == "en_attente" and await send_demande(unit, situation, proposition, candidat):
            departs.append(leaves_at(unit, situation, candidat.assistant))
            continue
        if proposition.etat == "en_attente":
            await unit.tx.propositions.save(replace(proposition, etat="a_appeler"))
        to_call.append(candidat.assistant)
    await unit.tx.assistants.mark_solicited([p.assistant for p in written], unit.now)
    await tell_to_call(unit, situation, to_call, event)
    called = {one.id for one in to_call}
    written_to = {house_of(asked[p.assistant].assistant) for p in written if p.assistant not in called}
    phoned = {house_of(one) for one in to_call} - written_to
    return Sollicites(len(written_to), len(phoned), max(departs), len(to_call))


async def send_demande(
    unit: Unit, situation: Situation, proposition: PropositionSuivie, candidat: Candidat, event: str = ""
) -> bool:
    """Her letter; False when it cannot be written. `event`: a reminder, instead of the question itself."""
    assistant, imprevu = candidat.assistant, situation.demande.besoin.imprevu
    if assistant.telegram_id is None:
        return False
    return await write_automatic(
        unit,
        f"{proposition.key}{event}" if event else proposition.demande_key,
        assistant.telegram_id,
        "propositions/relance" if event else "propositions/demande",
        relais_id=situation.demande.relais_id,
        genre="automatique" if event else "proposition",  # a reminder never takes the place of a new request
        soir_et_week_end=assistant.soir_et_week_end and imprevu,
        a_son_moment=not imprevu,
        lane=Lane.ALERT if imprevu else Lane.BULK,
        **fiche_data(situation, proposition, assistant, candidat.distance_km),
    )


def leaves_at(unit: Unit, situation: Situation, assistant: AssistantMaternel) -> datetime:
    """When a letter written now to her may leave."""
    imprevu, moment = situation.demande.besoin.imprevu, assistant.moment_prefere
    within = MOMENTS[moment] if moment and not imprevu else None
    wide = assistant.soir_et_week_end and imprevu
    return next_allowed(unit.now, situation.relais.reglages, always_daytime=wide, within=within)


def fiche_data(
    situation: Situation, proposition: PropositionSuivie, assistant: AssistantMaternel, distance_km: float
) -> dict[str, Any]:
    """What a professional reads of a request: what decides, and nothing that identifies."""
    demande = situation.demande
    return {
        "id": proposition.id,
        "numero": demande.id,
        "besoin": demande.besoin,
        "commune": commune_shown(situation.relais, demande.besoin.commune, demande.flou),
        "flou": demande.flou,
        "distance": distance_km,
        "remarque": demande.remarque if demande.remarque_etat == "acceptee" else None,
        "a_confirmer": proposition.cercle in ("a_confirmer", "a_la_main"),
        "partiel": proposition.cercle == "partiel",
        "encore": proposition.envois > 1,
        "partageable": can_be_shared(demande.besoin),
        "en_mam": assistant.statut == "mam",
        "garde": assistant.is_garde_a_domicile,
    }


async def tell_to_call(unit: Unit, situation: Situation, qui: Sequence[AssistantMaternel], event: str) -> None:
    """The team reads once whom it must phone for this request, and what to say; nobody's Sunday, unless imprévu."""
    if not qui:
        return
    demande = situation.demande
    leaves = unit.now if demande.besoin.imprevu else daytime(unit, situation.relais)
    await tell_staff_from(
        unit, demande.relais_id, f"demande:{demande.id}:a_appeler:{event}", "propositions/a_appeler", leaves,
        numero=demande.id, besoin=demande.besoin, flou=demande.flou,
        commune=commune_shown(situation.relais, demande.besoin.commune, demande.flou),
        qui=[(one, commune_name(situation.relais, one.commune)) for one in qui],
    )  # fmt: skip


def _new(unit: Unit, situation: Situation, cercle: Any, candidat: Candidat, *, by_letter: bool) -> PropositionSuivie:
    demande = situation.demande
    return PropositionSuivie(
        relais_id=demande.relais_id,
        demande=demande.id,
        assistant=candidat.assistant.id,
        cercle=cercle,
        etat="en_attente" if by_letter else "a_appeler",
        version=demande.version,
        ecrite_le=unit.now,
    )
