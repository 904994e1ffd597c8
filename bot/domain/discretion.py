"""What professionals read of a request of which something is kept vague. Never decides who is asked."""

from __future__ import annotations

from typing import Final, get_args

from bot.domain.demandes import Besoin, Flou
from bot.domain.relais import Relais

FLOUS: Final[tuple[Flou, ...]] = get_args(Flou)


def toggled(flou: frozenset[Flou], quoi: Flou) -> frozenset[Flou]:
    """That thing said instead of kept, or kept instead of said."""
    return flou ^ {quoi}


def may_be_same_child(one: Besoin, other: Besoin) -> bool:
    """Two searches with a child of the same month may be those of two parents who live apart: neither must learn it."""
    months = {enfant.mois for enfant in one.enfants}
    return any(enfant.mois in months for enfant in other.enfants)


def commune_shown(relais: Relais, insee: str, flou: frozenset[Flou]) -> str:
    """The commune, or the sector it lies in; where the relais has drawn no sectors, its whole territory."""
    if "commune" not in flou:
        commune = relais.commune(insee)
        return commune.nom if commune else insee
    secteur = next((one for one in relais.secteurs if insee in one.communes), None)
    return f"secteur de {secteur.nom}" if secteur else f"territoire du {relais.nom}"
