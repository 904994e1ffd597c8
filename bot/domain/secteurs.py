"""What part of a relais is looked at: all of it, a sector, somebody's communes, one commune. Never who is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from bot.domain.progression import Progression, total
from bot.domain.relais import Relais

TOUT: Final = "tout"
MOI: Final = "moi"
Genre = Literal["tout", "secteur", "animatrice", "commune"]


@dataclass(frozen=True, slots=True)
class Portee:
    """`cle` stands in buttons: « tout », « s0 » (of the territory file), « a12 » (an animatrice's), an INSEE code.

    `communes` None: the whole relais, the entries of communes that left it included.
    """

    cle: str
    genre: Genre
    nom: str
    communes: frozenset[str] | None


TOUT_LE_RELAIS: Final = Portee(TOUT, "tout", "", None)


@dataclass(frozen=True, slots=True)
class Rang:
    """One line of a campaign's picture. `portee` None: the communes that no sector holds."""

    portee: Portee | None
    figures: Progression


def list_portees(relais: Relais, suivies: Mapping[tuple[int, str], frozenset[str]]) -> tuple[Portee, ...]:
    """The sectors of the file, then those that animatrices (id, name) chose for themselves."""
    of_file = (
        Portee(f"s{n}", "secteur", secteur.nom, frozenset(secteur.communes))
        for n, secteur in enumerate(relais.secteurs)
    )
    chosen = (
        Portee(f"a{animateur_id}", "animatrice", nom, communes) for (animateur_id, nom), communes in suivies.items()
    )
    return (*of_file, *(portee for portee in chosen if portee.communes))


def portee_of_commune(relais: Relais, insee: str) -> Portee | None:
    """One commune; None when the relais never covered it."""
    commune = relais.commune(insee)
    return None if commune is None else Portee(insee, "commune", commune.nom, frozenset({insee}))


def cut_progression(lines: Sequence[Progression], portees: Iterable[Portee]) -> tuple[Rang, ...]:
    """The figures of each sector, then of the communes that none holds. A commune of two sectors counts in both."""
    known = tuple(portees)
    rangs = [Rang(portee, total(line for line in lines if line.commune in (portee.communes or ()))) for portee in known]
    held = frozenset[str]().union(*(portee.communes or frozenset() for portee in known))
    rangs.append(Rang(None, total(line for line in lines if line.commune not in held)))
    return tuple(rang for rang in rangs if rang.figures.en_tout)
