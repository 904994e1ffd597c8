"""How places and their cuts are named for the team: one word for the message and for the picture. Never a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from bot.domain.places_libres import PlaceVue, month_of
from bot.domain.secteurs import Portee
from content.filters import en_jour
from content.filters_places import en_ages, en_semaine
from content.filters_semaine import en_mois

RESTRICTIONS: Final = {"temps_partiel": "à temps partiel seulement", "periscolaire": "avant et après l'école seulement"}
COUPES: Final = {
    "toutes": "places libres",
    "libres": "libres maintenant",
    "plus_tard": "plus tard",
    "anciennes": "sans nouvelles récentes",
    "peut_etre": "occupées jusqu'à une date connue",
    "avant_ecole": "avant l'école",
    "apres_ecole": "après l'école",
    "mercredi": "le mercredi",
    "week_end": "le week-end",
    "atypique": "horaires atypiques",
    "nuit": "la nuit",
    "jours_inconnus": "jours non précisés",
    "a0": "moins de 18 mois",
    "a18": "de 18 mois à 3 ans",
    "a36": "de 3 à 6 ans",
    "a72": "6 ans et plus",
    "ages_inconnus": "âge non précisé",
}


def en_coupe(code: str, noms: Mapping[str, str]) -> str:
    """« libres maintenant », « le mercredi », « décembre 2026 », « Lillers »."""
    mois = month_of(code)
    return en_mois(mois) if mois else COUPES.get(code) or noms.get(code, code)


def en_portee(portee: Portee) -> str:
    """« tout le relais », « secteur Nord », « secteur de Noa », « Lillers »."""
    match portee.genre:
        case "tout":
            return "tout le relais"
        case "secteur":
            return f"secteur {portee.nom}"
        case "animatrice":
            return f"secteur de {portee.nom}"
        case "commune":
            return portee.nom


def en_compte(maintenant: int, ensuite: int) -> str:
    """« 4 maintenant, 2 plus tard », « aucune »."""
    parts = [f"{maintenant} maintenant"] if maintenant else []
    parts += [f"{ensuite} plus tard"] if ensuite else []
    return ", ".join(parts) or "aucune"


def en_place_vue(vue: PlaceVue, today: date) -> str:
    """« libre maintenant, du lundi au vendredi, jusqu'à 17 mois », for somebody who is about to phone."""
    place = vue.place
    if place.etat != "libre":
        state = f"occupée jusqu'au {en_jour(place.jusqu_au)}" if place.jusqu_au else "occupée"
    else:
        state = "libre maintenant" if vue.des <= today else f"libre à partir du {en_jour(vue.des)}"
    if vue.ancienne:
        state = f"annoncée {state.removesuffix(' maintenant')}"
    parts = (state, en_semaine(place.grille, place.horaires), en_ages(place), RESTRICTIONS.get(place.restriction or ""))
    return ", ".join(part for part in parts if part)


FILTERS_VUE: dict[str, Callable[..., Any]] = {
    "coupe": en_coupe,
    "portee": en_portee,
    "compte": en_compte,
    "place_vue": en_place_vue,
}
