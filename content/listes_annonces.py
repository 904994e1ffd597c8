"""The people of an announcement as a sheet, or as paper with a box to tick: its columns and words. Chooses nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from bot.domain.annonces import Annonce, Personne, Rubrique
from content.filters import en_telephone
from content.filters_annonces import en_devenir, en_rubrique

CASE = "\u2610"  # an empty box
COLONNES = ("Nom", "Prénom", "Commune", "Téléphone", "Courriel", "Ce qu'il en est")
LIGNE_MAX = 120


def people_sheet(
    annonce: Annonce, people: Sequence[Personne], communes: Mapping[str, str], rubrique: Rubrique, quand: str
) -> dict[str, Any]:
    """For « liste.xlsx »: one line a person."""
    rows = [[one.nom, one.prenom, _commune(one, communes), _numero(one), one.email, en_devenir(one)] for one in people]
    return {"titre": en_rubrique(rubrique), "colonnes": list(COLONNES), "lignes": rows}


def people_paper(
    annonce: Annonce, people: Sequence[Personne], communes: Mapping[str, str], rubrique: Rubrique, quand: str
) -> dict[str, Any]:
    """For « liste.pdf »: to phone from, and tick."""
    rows = [
        [
            CASE,
            shorten(f"{one.prenom} {one.nom}".strip(), LIGNE_MAX),
            _commune(one, communes),
            _numero(one) or "pas de numéro connu",
            en_devenir(one),
        ]
        for one in people
    ]
    return {
        "titre": f"{en_rubrique(rubrique)} : {annonce.titre}",
        "sous_titre": quand,
        "pied": f"{quand} · à détruire quand chacune est prévenue",
        "colonnes": ["Fait", "Qui", "Commune", "Téléphone", "Ce qu'il en est"],
        "largeurs": [6, 26, 20, 18, 30],
        "lignes": rows,
        "vide": "Personne.",
    }


def _commune(one: Personne, communes: Mapping[str, str]) -> str:
    return "" if one.commune is None else shorten(communes.get(one.commune, one.commune), LIGNE_MAX)


def _numero(one: Personne) -> str:
    return en_telephone(one.telephone) if one.telephone else ""
