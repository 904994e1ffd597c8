"""What professionals will read of a request, and whom to put it before, one by one. Sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.admissibilite import judge
from bot.domain.criteres import Candidat
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Flou
from bot.domain.discretion import commune_shown, toggled
from bot.domain.personnes import Personne
from bot.domain.tableau import Page, page_of
from bot.domain.verdicts import Admise, Cercle
from bot.usecases.explain_exclusions import at_distance, list_possible
from bot.usecases.situation import commune_name, read_situation
from bot.usecases.tableau_du_relais import find_demande, find_fiche
from bot.usecases.unit import Unit

PAR_PAGE = 8


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody the rule would ask; `chez` = her commune's name."""

    candidat: Candidat
    chez: str
    cercle: Cercle


@dataclass(frozen=True, slots=True)
class Apercu:
    """The very fiche that she would read."""

    demande: DemandeAccueil
    possible: Possible
    fiche: Mapping[str, Any]


async def see_shown(unit: Unit, qui: Personne, demande_id: int) -> tuple[DemandeAccueil, Mapping[str, Any]] | None:
    """The fiche as any professional would read it."""
    demande = await find_demande(unit, qui, demande_id)
    return None if demande is None else (demande, shown(unit, demande))


async def keep_vague(
    unit: Unit, qui: Personne, demande_id: int, quoi: Flou
) -> tuple[DemandeAccueil, Mapping[str, Any]] | None:
    """One thing less, or more, is said; an old button of a closed request changes nothing."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    if demande.is_open:
        demande = replace(demande, flou=toggled(demande.flou, quoi))
        await unit.tx.demandes.save(demande, unit.now)
    return demande, shown(unit, demande)


async def list_to_choose(
    unit: Unit, qui: Personne, demande_id: int, numero: int
) -> tuple[DemandeAccueil, Page[Possible]] | None:
    """Everybody the rule would ask and who was not, nearest first."""
    demande = await find_demande(unit, qui, demande_id)
    if demande is None:
        return None
    relais = unit.territoire.get(demande.relais_id)
    found = [
        Possible(c, commune_name(relais, c.assistant.commune), cercle)
        for c, cercle in await list_possible(unit, demande)
    ]
    return demande, page_of(found, numero, PAR_PAGE)


async def preview_for(unit: Unit, qui: Personne, demande_id: int, assistant_id: int) -> Apercu | None:
    """What that professional would read, before anything is sent; None when she cannot be asked."""
    demande = await find_demande(unit, qui, demande_id)
    fiche = await find_fiche(unit, qui, assistant_id)
    if demande is None or fiche is None:
        return None
    situation = await read_situation(unit, demande)
    (candidat,) = at_distance(unit, demande, [fiche.assistant])
    verdict = judge(situation.criteres, candidat)
    if not isinstance(verdict, Admise):
        return None
    possible = Possible(candidat, commune_name(situation.relais, fiche.assistant.commune), verdict.cercle)
    return Apercu(demande, possible, shown(unit, demande, candidat.distance_km))


def shown(unit: Unit, demande: DemandeAccueil, distance_km: float | None = None) -> Mapping[str, Any]:
    """What stands in a fiche: nothing that identifies, and what is kept vague left out."""
    return {
        "besoin": demande.besoin,
        "commune": commune_shown(unit.territoire.get(demande.relais_id), demande.besoin.commune, demande.flou),
        "distance": distance_km,
        "remarque": demande.remarque if demande.remarque_etat == "acceptee" else None,
        "flou": demande.flou,
    }
