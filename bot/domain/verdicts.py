"""What the matching rule may say of one professional for one request. Never a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.places import Lien

Cercle = Literal["place_connue", "a_confirmer", "partiel"]
CERCLES: tuple[Cercle, ...] = ("place_connue", "a_confirmer", "partiel")

Raison = Literal[
    "elle_meme",
    "autre_metier",
    "ecartee_par_animatrice",
    "ne_plus_diffuser",
    "creche_familiale",
    "sans_accord",
    "en_pause",
    "trop_loin",
    "agrement_expire",
    "n_accepte_pas_periscolaire",
    "n_accepte_pas_atypiques",
    "n_accepte_pas_imprevu",
    "aucune_place_pour_cet_age",
    "places_reservees",
    "complet",
    "jours_incompatibles",
    "moments_incompatibles",
    "pas_assez_de_places",
]
Doute = Literal["periscolaire", "atypiques", "imprevu", "ecole"]


@dataclass(frozen=True, slots=True)
class Admise:
    """She may be asked, when this circle is opened."""

    cercle: Cercle


@dataclass(frozen=True, slots=True)
class Exclue:
    """She is not asked, for this reason, the first that is met in the order of `Raison`."""

    raison: Raison


Verdict = Admise | Exclue

PLACE_CONNUE, A_CONFIRMER, PARTIEL = (Admise(cercle) for cercle in CERCLES)
OF_LIEN: dict[Lien, Verdict] = {
    Lien.OUI: PLACE_CONNUE,
    Lien.PEUT_ETRE: A_CONFIRMER,
    Lien.PARTIEL: PARTIEL,
    Lien.MOMENTS: Exclue("moments_incompatibles"),
    Lien.JOURS: Exclue("jours_incompatibles"),
    Lien.OCCUPEE: Exclue("complet"),
    Lien.RESERVEE: Exclue("places_reservees"),
    Lien.AGE: Exclue("aucune_place_pour_cet_age"),
}
CERCLES_OF_LIEN = ((Lien.OUI, PLACE_CONNUE), (Lien.PEUT_ETRE, A_CONFIRMER), (Lien.PARTIEL, PARTIEL))  # the best first
PAS_ASSEZ = Exclue("pas_assez_de_places")
