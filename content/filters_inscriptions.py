"""The Caf's labels of what an atelier is, as its yearly form prints them; and of what it does not count, ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

GENRES_CAF: Final[dict[str, str]] = {
    "eveil": "Ateliers d'éveil",
    "autre_structure": "Animations avec une autre structure",
    "fete": "Fêtes",
    "sortie": "Sorties",
    "numerique": "Ateliers numériques",
    "pret": "Prêts de matériel",
    "reunion": "Réunions",
    "groupe_de_parole": "Groupes de parole",
    "analyse_pratique": "Analyse de la pratique",
    "formation": "Formations",
    "entretien": "Entretiens",
    "salle": "Réservations de salle",
}


def genre_caf(genre: str) -> str:
    """« Ateliers d'éveil »."""
    return GENRES_CAF[genre]


def en_depart(genre: str, etat: str = "inscrite") -> str:
    """What the button says by which she gives her place back: nobody « comes » to a malle, or to a list."""
    if etat == "en_attente":
        return "Quitter la liste"
    return "Je n'en ai plus besoin" if genre == "pret" else "Je ne viens plus"


FILTERS_INSCRIPTIONS: dict[str, Callable[..., Any]] = {"genre_caf": genre_caf, "depart": en_depart}
