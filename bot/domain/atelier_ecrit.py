"""An atelier as plain JSON, while a file waits for the word of who sent it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from bot.domain.ateliers import Atelier

INSTANTS: Final = ("debut", "fin", "fermeture_le", "ouverture_le")
PLAIN: Final = (
    "relais_id", "genre", "titre", "places_adultes", "places_enfants", "enfants_par_adulte", "age_min_mois",
    "age_max_mois", "description", "lieu", "lieu_dit", "distance", "intervenant", "partenaire", "charte",
    "animateur_id",
)  # fmt: skip


def to_plain(atelier: Atelier) -> dict[str, Any]:
    """What a draft is made of."""
    plain: dict[str, Any] = {name: getattr(atelier, name) for name in PLAIN}
    plain |= {name: value.isoformat() if (value := getattr(atelier, name)) else None for name in INSTANTS}
    return plain | {"publics": list(atelier.publics), "regles": dict(atelier.regles)}


def of_plain(said: Mapping[str, Any]) -> Atelier:
    """The draft that was written so."""
    known = {name: said[name] for name in PLAIN}
    known |= {name: datetime.fromisoformat(said[name]) if said[name] else None for name in INSTANTS}
    return Atelier(id=0, publics=tuple(said["publics"]), regles=MappingProxyType(said["regles"]), **known)
