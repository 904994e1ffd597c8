"""The file that an animatrice fills in to import her planning: one example line, and the places of her relais."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from bot.domain.ateliers_neufs import first_free_day
from bot.domain.relais import Relais
from content.filters_ateliers import GENRES

COLONNES: Final = (
    "Date", "Début", "Fin", "Titre", "Type", "Commune", "Lieu", "Places", "Places enfants", "Âges", "Pour qui",
    "Intervenant", "Partenaire", "Description",
)  # fmt: skip


def modele(relais: Relais, today: date) -> dict[str, Any]:
    """For `liste.xlsx`: the sheet to fill in first, the words that are understood next."""
    noms = {one.insee: one.nom for one in relais.communes}
    rooms = [(noms.get(one.commune, ""), one.nom) for one in relais.lieux if "animation" in one.usages]
    commune, nom = rooms[0] if rooms else ("", "")
    day = first_free_day(relais, today + timedelta(days=7), None)
    example = [day.isoformat(), "9 h 15", "11 h 30", "Peinture à doigts", GENRES["eveil"], commune, nom, 8, 12,
               "dès 12 mois", "professionnels", "", "", ""]  # fmt: skip
    kinds = [[word] for code, word in GENRES.items() if code not in ("salle", "pret")]
    return {
        "feuilles": [
            {"titre": "Planning", "colonnes": list(COLONNES), "lignes": [example], "dates": [0]},
            {"titre": "Lieux", "colonnes": ["Commune", "Lieu"], "lignes": [list(one) for one in rooms]},
            {"titre": "Types", "colonnes": ["Type"], "lignes": kinds},
        ]
    }
