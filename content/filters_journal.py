"""A line of the journal in French: « a lu la demande n° 12 ». Names nobody but the team."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.domain.calendrier import to_paris
from bot.domain.journal import Acte, Consigne, Ligne
from content.filters import en_instant

SERVEUR = "Depuis le serveur"
ACTES: Mapping[Acte, str] = {"lecture": "a lu", "changement": "a modifié", "copie": "a copié"}
OBJETS: Mapping[str, str] = {
    "demande": "la demande",
    "professionnelle": "la fiche",
    "famille": "la famille",
    "conversation": "la conversation",
    "appel": "l'appel",
    "compte": "les messages du compte",
    "liste": "une liste",
    "equipe": "un accès de l'équipe",
    "journal": "le journal",
    "atelier": "l'atelier",
    "inscription": "l'inscription",
    "annonce": "l'annonce",
    "reclamation": "la réclamation",
    "contact": "un contact",
    "mam": "la MAM",
    "sondage": "le sondage",
}
ROLES: Mapping[str, str] = {"animatrice": "animatrice", "responsable": "responsable", "remplacante": "remplaçante"}
COLONNES = ("Date", "Heure", "Qui", "Acte", "Objet", "Numéro")


def en_acte(consigne: Consigne) -> str:
    """« a lu la demande n° 12 »."""
    numero = f" n° {consigne.numero}" if consigne.numero is not None else ""
    return f"{ACTES[consigne.acte]} {OBJETS.get(consigne.objet, consigne.objet)}{numero}"


def en_ligne(ligne: Ligne) -> str:
    """One line, with its instant and its name."""
    return f"{en_instant(ligne.le)} : {ligne.qui or SERVEUR} {en_acte(ligne.consigne)}"


def journal_sheet(lignes: Sequence[Ligne]) -> dict[str, Any]:
    """For « liste.xlsx »: one line a deed."""
    rows = []
    for ligne in lignes:
        le, c = to_paris(ligne.le), ligne.consigne
        objet = OBJETS.get(c.objet, c.objet)
        rows.append([
            le.date().isoformat(), f"{le:%H:%M}", ligne.qui or SERVEUR, ACTES[c.acte], objet, c.numero,
        ])  # fmt: skip
    return {"titre": "Journal", "colonnes": list(COLONNES), "lignes": rows, "dates": [0]}


FILTERS_JOURNAL: dict[str, Callable[..., Any]] = {"ligne_du_journal": en_ligne, "role": ROLES.__getitem__}
