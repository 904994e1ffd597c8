"""How a place and its week are said in French: one line, whoever reads it. Never a whole screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from bot.domain.assistants import Accepte, Heures, Place, Source
from bot.domain.semaine import Grille, Moment, grille_between
from bot.domain.semaine_offerte import DE_JOUR, by_alike_days, moments_of, without_day
from content.filters import en_heure, en_jour
from content.filters_semaine import en_jours, en_liste

MOMENTS = ("avant l'école", "matin", "midi", "après-midi", "après l'école", "nuit")
ACCUEILS: Mapping[str, str] = {
    "periscolaire": "avant et après l'école",
    "horaires_atypiques": "horaires atypiques",
    "besoin_imprevu": "besoins imprévus",
    "accueil_adapte": "accueil adapté",
    "depannage": "dépannage de quelques jours",
}
DIT: Mapping[Source | None, str] = {
    None: "dit le",
    "bot": "dit le",
    "telephone": "dit par téléphone le",
    "visite": "dit lors d'une visite le",
    "courriel": "dit par courriel le",
    "import": "lu dans l'annuaire le",
}


def en_etat(place: Place, today: date, *, elle: bool = True) -> str:
    """« libre à partir du mardi 1er décembre 2026 », « occupée jusqu'au … », « je ne sais pas »."""
    match place.etat:
        case "libre":
            later = place.libre_le is not None and place.libre_le > today
            return f"libre à partir du {en_jour(place.libre_le)}" if later and place.libre_le else "libre"
        case "inconnue":
            return "je ne sais pas" if elle else "on ne sait pas"
        case _:
            word = "occupée" if place.etat == "occupee" else "gelée"
            return word if place.jusqu_au is None else f"{word} jusqu'au {en_jour(place.jusqu_au)}"


def en_ages(place: Place) -> str:
    """« de 18 mois à 3 ans », « jusqu'à 17 mois »; nothing when every age is welcome, or none was said."""
    low, high = place.age_min, place.age_max
    if high is None:
        return f"à partir de {en_age(low)}" if low else ""
    return f"de {en_age(low)} à {en_age(high)}" if low else f"jusqu'à {en_age(high)}"


def en_age(months: int) -> str:
    """« 18 mois », « 3 ans », for a number of months."""
    return f"{months // 12} ans" if months >= 24 and months % 12 == 0 else f"{months} mois"


def en_moments(moments: tuple[Moment, ...]) -> str:
    """« matin et midi »; « jour et nuit », « la journée » for what is whole."""
    if len(moments) == len(Moment):
        return "jour et nuit"
    return "la journée" if moments == DE_JOUR else en_liste(MOMENTS[moment] for moment in moments)


def en_semaine(grille: Grille | None, horaires: tuple[Heures, ...] = ()) -> str:
    """« du lundi au vendredi ; samedi de 8 h à 13 h »: days alike are said together, whole days without a word more."""
    if grille is None:
        return ""
    exact: dict[str, list[int]] = {}
    for heures in horaires:
        exact.setdefault(f"de {en_heure(heures.de)} à {en_heure(heures.a)}", []).append(heures.jour)
        grille = without_day(grille & ~grille_between(heures.jour, heures.de, heures.a), heures.jour)
    said = [(jours, _beside(moments)) for jours, moments in by_alike_days(grille)]
    said += [(tuple(jours), f" {hours}") for hours, jours in exact.items()]
    return " ; ".join(f"{en_jours(jours)}{more}" for jours, more in sorted(said)) or "aucun jour"


def _beside(moments: tuple[Moment, ...]) -> str:
    return "" if moments == DE_JOUR else f" ({en_moments(moments)})"


def en_place(place: Place, today: date, *, elle: bool = True) -> str:
    """State, ages, days and whom it is kept for, in one line."""
    parts = [en_etat(place, today, elle=elle), en_ages(place)]
    if place.restriction is not None:
        parts.append("à temps partiel" if place.restriction == "temps_partiel" else "avant et après l'école")
    if place.etat != "inconnue":
        parts.append(en_semaine(place.grille, place.horaires))
    return ", ".join(part for part in parts if part)


def en_nouvelle(place: Place, noms: Mapping[int, str]) -> str:
    """« dit par téléphone le mardi 13 octobre 2026, noté par Anne »; nothing when nobody ever said anything."""
    if place.confirmee_le is None or place.etat == "inconnue":
        return ""
    said = f"{DIT[place.source]} {en_jour(place.confirmee_le)}"
    nom = noms.get(place.animateur_id) if place.animateur_id is not None else None
    return f"{said}, noté par {nom}" if nom else said


def en_accueils(accepte: Accepte) -> str:
    """« avant et après l'école et horaires atypiques »: what she accepts; nothing when she never said any of it."""
    return en_liste(words for quoi, words in ACCUEILS.items() if getattr(accepte, quoi))


def en_heure_de_bouton(hhmm: int) -> str:
    """« 7 h 30 », for the 730 of a button."""
    return en_heure(time(hhmm // 100, hhmm % 100))


FILTERS_PLACES: dict[str, Callable[..., Any]] = {
    "etat_de_place": en_etat,
    "ages": en_ages,
    "semaine": en_semaine,
    "moments": en_moments,
    "moments_du_jour": moments_of,
    "heure_de_bouton": en_heure_de_bouton,
    "place": en_place,
    "accueil": ACCUEILS.__getitem__,
    "accueils": en_accueils,
    "nouvelle": en_nouvelle,
}
