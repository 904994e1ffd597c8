"""Which relais somebody talks with: by the commune she names. Asks nothing that is known already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.communes import Choix, NonCouverte, Reconnue
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.domain.ressemblance import CommuneDeRelais
from bot.usecases.count_question import adopt_questions
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class RelaisChoisi:
    """It is known from now on."""

    relais: Relais


@dataclass(frozen=True, slots=True)
class Doute:
    """One of these communes is meant."""

    communes: tuple[CommuneDeRelais, ...]


def relais_of(unit: Unit, personne: Personne) -> int | None:
    """The relais that this person talks with; None when only she can tell."""
    known = personne.relais_id or personne.assistant_relais_id
    if known is not None:
        return known
    only = unit.territoire.only()
    return unit.territoire.id_of(only.slug) if only else None


async def choose_relais(
    unit: Unit, personne: Personne, typed: str
) -> RelaisChoisi | Doute | Literal["inconnue", "non_couverte"]:
    """From a commune as she typed it."""
    match unit.territoire.communes.recognise(typed, unit.today):
        case Reconnue(trouvee=trouvee):
            return await _choose(unit, personne, trouvee.relais)
        case Choix(trouvees=trouvees):
            return Doute(trouvees)
        case NonCouverte():
            return "non_couverte"
        case _:
            return "inconnue"


async def choose_relais_of_commune(unit: Unit, personne: Personne, insee: str) -> RelaisChoisi | None:
    """From a button; None when nobody covers this commune any more."""
    relais = unit.territoire.territoire.covering(insee, unit.today)
    return await _choose(unit, personne, relais) if relais else None


async def choose_relais_of_link(unit: Unit, personne: Personne, slug: str) -> RelaisChoisi | None:
    """From a link of the relais (« ?start=r_… »); None when no relais bears that name."""
    relais = unit.territoire.territoire.find(slug)
    return await _choose(unit, personne, relais) if relais else None


async def _choose(unit: Unit, personne: Personne, relais: Relais) -> RelaisChoisi:
    await settle_relais(unit, personne.compte_id, unit.territoire.id_of(relais.slug))
    return RelaisChoisi(relais)


async def settle_relais(unit: Unit, compte_id: int, relais_id: int) -> None:
    """From now on she talks with that one; what she had asked before is its too."""
    await unit.tx.comptes.choose_relais(compte_id, relais_id)
    await adopt_questions(unit, compte_id, relais_id)
