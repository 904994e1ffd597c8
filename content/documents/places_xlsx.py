"""The free places of a relais as sheets: one place a line, in words, from the plain values that the database gives."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from bot.domain.assistants import Heures, Place
from content.documents.liste_xlsx import write_xlsx
from content.filters import PARIS, en_telephone
from content.filters_places import en_ages, en_semaine

COLONNES: Final = (
    "Commune", "Nom", "Prénom", "Téléphone", "Exercice", "Place", "À partir du", "Jours", "Âges", "Réservée", "Dit le",
    "Dit par", "En pause jusqu'au",
)  # fmt: skip
DATES: Final = (6, 10, 12)
STATUTS: Final = {"independant": "à domicile", "mam": "en MAM"}
RESERVEES: Final = {"temps_partiel": "temps partiel", "periscolaire": "avant et après l'école"}
SOURCES: Final = {
    "bot": "elle-même", "telephone": "téléphone", "visite": "visite", "courriel": "courriel", "import": "annuaire",
}  # fmt: skip


def write_places(data: Mapping[str, Any]) -> bytes:
    """`places`: as JSON, [[the values of store's COLONNES, in that order], …]; `noms` {INSEE code: name}, `today` ISO
    day, `communes` [[name, free now, free later, said free by old news], …]."""
    noms, today = data["noms"], date.fromisoformat(data["today"])
    places = json.loads(data["places"])
    sures = [_line(one, noms, today) for one in places if one[6] == "sure"]
    autres = [_line(one, noms, today) for one in places if one[6] != "sure"]
    communes = ["Commune", "Libres maintenant", "Libres plus tard", "Sans nouvelles récentes"]
    return write_xlsx(
        {
            "feuilles": [
                {"titre": "Places libres", "colonnes": COLONNES, "lignes": sures, "dates": DATES},
                {"titre": "À confirmer", "colonnes": COLONNES, "lignes": autres, "dates": DATES},
                {"titre": "Par commune", "colonnes": communes, "lignes": data["communes"]},
            ]
        }
    )


def _line(values: Sequence[Any], noms: Mapping[str, str], today: date) -> list[str | None]:
    commune, nom, prenom, telephone, is_wrong, statut, sorte, etat, des, grille, horaires, low, high, restriction = (
        values[:14]
    )
    said, source, pause = values[14:]
    place = Place(1, etat, age_min=low, age_max=high, grille=grille, horaires=_hours(horaires))
    return [
        noms.get(commune, commune), nom, prenom, _number(telephone, is_wrong),
        STATUTS.get(statut, statut), _state(sorte, etat, des <= today.isoformat()), des,
        en_semaine(place.grille, place.horaires), en_ages(place), RESERVEES.get(restriction), _day(said),
        SOURCES.get(source), pause if pause and pause >= today.isoformat() else None,
    ]  # fmt: skip


def _state(sorte: str, etat: str, now: bool) -> str:
    if sorte == "peut_etre":
        return "gelée jusqu'à une date connue" if etat == "gelee" else "occupée jusqu'à une date connue"
    if sorte == "ancienne":
        return "annoncée libre, nouvelles anciennes"
    return "libre maintenant" if now else "libre plus tard"


def _number(telephone: str | None, is_wrong: int | None) -> str | None:
    return None if telephone is None else en_telephone(telephone) + (" (numéro faux)" if is_wrong else "")


def _hours(text: str) -> tuple[Heures, ...]:
    return tuple(Heures(jour, time.fromisoformat(de), time.fromisoformat(a)) for jour, de, a in json.loads(text))


def _day(instant: str) -> str:
    return datetime.fromisoformat(instant).astimezone(PARIS).date().isoformat()
