"""What a database can already say of a request's candidates: a superset of the rule, which alone decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.criteres import Criteres
from bot.domain.semaine import Grille


@dataclass(frozen=True, slots=True)
class Prefiltre:
    """Bounds for one SQL statement. Somebody who passes none of them is excluded by the rule too, never the reverse.

    A place can help when its ages meet [age_min, age_max] and it is either without fresh news (older than
    `fraiche_depuis`, or « inconnue », or taken by news older than `occupee_depuis`) or free by `libre_avant` with a
    grid that is unknown or meets `utile` (0: any grid does). `connue_avant`: free in time, which « place connue » asks
    of one place for each of the `enfants`.
    """

    today: date
    debut: date
    enfants: int
    age_min: int
    age_max: int
    fraiche_depuis: datetime
    occupee_depuis: datetime
    libre_avant: date
    connue_avant: date
    utile: Grille
    atypique: bool
    imprevu: bool
    periscolaire: bool


def prefiltre(criteres: Criteres) -> Prefiltre:
    """The bounds of a request; with several children, of any of them."""
    enfants = criteres.enfants
    ages = [enfant.age for enfant in enfants]
    return Prefiltre(
        today=criteres.today,
        debut=criteres.debut,
        enfants=len(enfants),
        age_min=min(ages),
        age_max=max(ages),
        fraiche_depuis=criteres.fraiche_depuis,
        occupee_depuis=criteres.occupee_depuis,
        libre_avant=criteres.tard_avant,
        connue_avant=criteres.libre_avant,
        utile=_utile(criteres),
        atypique=criteres.atypique,
        imprevu=criteres.recherche.besoin.imprevu,
        periscolaire=not criteres.sans_scolaires,
    )


def _utile(criteres: Criteres) -> Grille:
    """All the moments that one child or another needs; none at all as soon as one child asks for no day."""
    utile = 0
    for enfant in criteres.enfants:
        if not enfant.semaine.utile:
            return 0
        utile |= enfant.semaine.utile
    return utile
