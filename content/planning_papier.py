"""What a printed planning and an agenda say of ateliers: plain JSON for content/documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.domain.ateliers import Atelier
from bot.domain.periodes_planning import PeriodePlanning
from bot.domain.relais import Relais
from content.filters import JOURS, en_heure, en_telephone
from content.filters_ateliers import en_adresse, en_ages_mois, en_commune, en_periode


def planning_paper(relais: Relais, periode: PeriodePlanning, ateliers: Iterable[Atelier]) -> dict[str, Any]:
    """For `planning.pdf`: announced ones, by day; a cancelled one stays with the word, so that nobody comes."""
    jours: dict[str, list[list[str]]] = {}
    for one in ateliers:
        jours.setdefault(f"{JOURS[one.jour.weekday()][:3].capitalize()}. {one.jour:%d/%m}", []).append(
            _ligne(one, relais)
        )
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
    titre = f"ANNULÉ : {one.titre}" if one.etat == "annule" else one.titre
    ages = en_ages_mois(one) or ("pour les parents" if one.publics == ("parent",) else "")
    return [f"{en_heure(one.debut)} – {en_heure(one.fin)}", f"{titre} ({ages})" if ages else titre, _lieu(one, relais)]


def _lieu(one: Atelier, relais: Relais) -> str:
    """The commune first: it is what one looks for."""
    lieu = relais.lieu(one.lieu) if one.lieu and not one.distance else None
    commune = en_commune(one, relais)
    return commune if lieu is None else ", ".join(filter(None, (commune, lieu.nom, lieu.adresse)))


def _description(one: Atelier, relais: Relais) -> str:
    telephone = relais.contact.telephone
    parts = [
        one.description,
        f"Avec {one.intervenant}" if one.intervenant else None,
        f"Avec le partenaire : {one.partenaire}" if one.partenaire else None,
        f"{relais.nom_court} : {en_telephone(telephone.e164)}" if telephone else relais.nom_court,
    ]
    return "\n".join(part for part in parts if part)
