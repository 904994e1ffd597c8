"""What a printed planning and an agenda say of ateliers: plain JSON for content/documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.domain.ateliers import Atelier
from bot.domain.periodes_planning import PeriodePlanning
from bot.domain.relais import Relais
from content.filters import JOURS, en_heure, en_telephone
from content.filters_ateliers import en_adresse, en_ages_mois, en_periode

COURTS = {"assistant_maternel": "assistants maternels", "garde_a_domicile": "gardes à domicile", "parent": "parents"}


def planning_paper(relais: Relais, periode: PeriodePlanning, ateliers: Iterable[Atelier]) -> dict[str, Any]:
    """For `planning.pdf`: announced ones, by day; a cancelled one stays with the word, so that nobody comes."""
    jours: dict[str, list[list[str]]] = {}
    for one in ateliers:
        jours.setdefault(f"{JOURS[one.jour.weekday()].capitalize()} {one.jour:%d/%m}", []).append(_ligne(one, relais))
    telephone = relais.contact.telephone
    contact = f"{relais.nom} — {telephone.affiche}" if telephone else relais.nom
    return {
        "titre": f"Ateliers, {en_periode(periode)}",
        "sous_titre": "Les inscriptions se font dans Telegram ou auprès du relais.",
        "pied": " — ".join(filter(None, (contact, relais.mention_caf))),
        "vide": "Aucun atelier n'est annoncé pour cette période.",
        "jours": list(jours.items()),
    }


def agenda(relais: Relais, ateliers: Iterable[Atelier], now: datetime) -> dict[str, Any]:
    """For `agenda.ics`."""
    return {
        "nom": f"Ateliers du {relais.nom_court}",
        "evenements": [
            {
                "uid": f"atelier-{one.id}@{relais.slug}",
                "debut": one.debut.isoformat(),
                "fin": one.fin.isoformat(),
                "maj": now.isoformat(),
                "titre": one.titre,
                "lieu": en_adresse(one, relais),
                "description": _description(one, relais),
                "annule": one.etat == "annule",
                "version": one.version,
            }
            for one in ateliers
        ],
    }


def _ligne(one: Atelier, relais: Relais) -> list[str]:
    cancelled = one.etat == "annule"
    whom = ", ".join(COURTS[public] for public in one.publics)
    return [
        f"{en_heure(one.debut)} – {en_heure(one.fin)}",
        f"ANNULÉ : {one.titre}" if cancelled else one.titre,
        en_adresse(one, relais),
        en_ages_mois(one) or whom,
    ]


def _description(one: Atelier, relais: Relais) -> str:
    telephone = relais.contact.telephone
    parts = [
        one.description,
        f"Avec {one.intervenant}" if one.intervenant else None,
        f"Avec le partenaire : {one.partenaire}" if one.partenaire else None,
        f"{relais.nom_court} : {en_telephone(telephone.e164)}" if telephone else relais.nom_court,
    ]
    return "\n".join(part for part in parts if part)
