"""What a professional reads of one request today: the same screen however often she taps. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.domain.complements import can_be_shared
from bot.domain.demandes import Etat
from bot.domain.discretion import commune_shown
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import DEMANDE_OUVERTE
from bot.usecases.choose_suite import introduction, possible_suites
from bot.usecases.unit import Unit

Ecran = Literal[
    "demande",
    "comment",
    "interessee",
    "motif",
    "pas_cette_fois",
    "plus_disponible",
    "pourvue",
    "terminee",
    "retenue",
    "prise",
    "sans_suite",
]


@dataclass(frozen=True, slots=True)
class PropositionVue:
    """The screen, and what it says."""

    ecran: Ecran
    data: Mapping[str, Any]


async def see_proposition(unit: Unit, assistant_id: int | None, proposition_id: int) -> PropositionVue | None:
    """Her screen for this request; None when it was never put before her: a Tap is untrusted."""
    proposition = await unit.tx.propositions.find_of_assistant(assistant_id, proposition_id)
    if proposition is None:
        return None
    demande = await unit.tx.demandes.get(proposition.demande)
    famille = await unit.tx.familles.get(demande.famille_id)
    assistant = await unit.tx.assistants.get(proposition.assistant)
    data = introduction(unit, demande, famille, assistant)
    relais = data["relais"]
    data |= {
        "id": proposition.id,
        "besoin": demande.besoin,
        "commune": commune_shown(relais, demande.besoin.commune, demande.flou),
        "flou": demande.flou,
        "distance": data["distance"] or 0.0,
        "remarque": demande.remarque if demande.remarque_etat == "acceptee" else None,
        "a_confirmer": proposition.cercle in ("a_confirmer", "a_la_main"),
        "partiel": proposition.cercle == "partiel",
        "encore": False,
        "partageable": can_be_shared(demande.besoin),
        "partie": (await unit.tx.parties.list_of_demande(demande.id)).get(proposition.id),
        "en_mam": assistant.statut == "mam",
        "garde": assistant.is_garde_a_domicile,
        "suite": proposition.suite,
        "suites": possible_suites(demande, famille, assistant),
        "motif": proposition.motif,
    }
    return PropositionVue(_ecran(proposition, demande.etat), data)


def _ecran(proposition: PropositionSuivie, demande: Etat) -> Ecran:
    if proposition.suivi == "retenue":
        return "prise" if proposition.etat == "pourvue" else "retenue"
    if proposition.etat == "plus_disponible":
        return "plus_disponible"
    if proposition.etat == "pourvue" or demande == "pourvue":
        return "pourvue"
    if proposition.etat == "retiree" or demande not in DEMANDE_OUVERTE:
        return "terminee"
    if proposition.etat == "interessee" and not proposition.is_live_yes:
        return "sans_suite"
    if proposition.etat == "interessee":
        return "interessee" if proposition.suite else "comment"
    if proposition.etat == "pas_cette_fois":
        return "pas_cette_fois" if proposition.motif else "motif"
    return "demande"
