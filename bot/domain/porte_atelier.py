"""The one door to the planning: what a form and a file must both satisfy, and why something is refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Literal

from bot.domain.ateliers import TITRE_MAX, Atelier, Compte

Refus = Literal[
    "titre_vide", "titre_long", "dans_le_passe", "trop_loin", "fin_avant_debut", "trop_dure", "places", "enfants",
    "ages", "publics", "moins_que_inscrites", "texte_long",
]  # fmt: skip

LOIN: Final = timedelta(days=730)
DUREE_MAX: Final = timedelta(hours=14)
PLACES_MAX: Final = 500
AGE_MAX_MOIS: Final = 144
TEXTE_MAX: Final = 600
COURT_MAX: Final = 120


def find_refus(atelier: Atelier, now: datetime, compte: Compte | None = None) -> Refus | None:
    """Why it cannot stand in the planning; None when it can. `compte`: who is registered already."""
    checks: tuple[tuple[Refus, bool], ...] = (
        ("titre_vide", not atelier.titre.strip()),
        ("titre_long", len(atelier.titre) > TITRE_MAX),
        ("fin_avant_debut", atelier.fin <= atelier.debut),
        ("trop_dure", atelier.fin - atelier.debut > DUREE_MAX),
        ("dans_le_passe", atelier.debut <= now),
        ("trop_loin", atelier.debut > now + LOIN),
        ("places", not 1 <= atelier.places_adultes <= PLACES_MAX),
        ("enfants", not 0 <= (atelier.places_enfants or 0) <= PLACES_MAX),
        ("ages", not _ages_are_right(atelier)),
        ("publics", not atelier.publics),
        ("texte_long", _is_too_long(atelier)),
        ("moins_que_inscrites", compte is not None and _has_fewer_places(atelier, compte)),
    )
    return next((refus for refus, is_wrong in checks if is_wrong), None)


def _ages_are_right(atelier: Atelier) -> bool:
    least, most = atelier.age_min_mois, atelier.age_max_mois
    return 0 <= (least or 0) <= (AGE_MAX_MOIS if most is None else most) <= AGE_MAX_MOIS


def _is_too_long(atelier: Atelier) -> bool:
    short = (atelier.lieu_dit, atelier.intervenant, atelier.partenaire)
    return len(atelier.description or "") > TEXTE_MAX or any(len(text or "") > COURT_MAX for text in short)


def _has_fewer_places(atelier: Atelier, compte: Compte) -> bool:
    """Nobody loses a place that she has because the number of places changes."""
    children = compte.enfants + compte.enfants_proposes
    return atelier.places_adultes < compte.inscrites + compte.proposees or (
        atelier.places_enfants is not None and atelier.places_enfants < children
    )
