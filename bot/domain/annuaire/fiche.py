"""What one line of a file says of a professional; None or empty = the file does not say. Never what we knew before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Literal

from bot.domain.assistants import Accepte, Agrement, Profession, Restriction, Statut
from bot.domain.semaine import Grille

EtatDit = Literal["libre", "occupee", "gelee"]


@dataclass(frozen=True, slots=True)
class Offre:
    """What a cell says of one seat, or of `nombre` seats; ages in months, both included."""

    etat: EtatDit | None = None
    nombre: int | None = None
    le: date | None = None
    age_min: int | None = None
    age_max: int | None = None
    restriction: Restriction | None = None
    grille: Grille | None = None

    def completed_by(self, other: Offre) -> Offre:
        """This, and where it says nothing, what the other says."""
        return Offre(
            *((mine if (mine := getattr(self, f.name)) is not None else getattr(other, f.name)) for f in fields(Offre))
        )


@dataclass(frozen=True, slots=True)
class Siege:
    """The limits that the agrément puts on one seat; ages in months, both included."""

    age_min: int | None = None
    age_max: int | None = None
    restriction: Restriction | None = None


@dataclass(frozen=True, slots=True)
class Capacite:
    """The seats of the agrément, in order; `detaillee` = the cell speaks of limits, hence of every seat's."""

    sieges: tuple[Siege, ...]
    detaillee: bool = False


@dataclass(frozen=True, slots=True)
class Fiche:
    """A line that was understood: who, where, and all that it adds. `commune` is an INSEE code, phones are E.164."""

    ligne: int
    nom: str
    prenom: str
    commune: str
    statut: Statut | None = None
    mam: str | None = None
    adresse: str | None = None
    telephone: str | None = None
    email: str | None = None
    agrement: Agrement = field(default_factory=Agrement)
    accepte: Accepte = field(default_factory=Accepte)
    ecoles: tuple[str, ...] = ()
    en_activite: bool | None = None
    ne_plus_diffuser: bool = False
    capacite: Capacite | None = None
    par_place: tuple[tuple[int, Offre], ...] = ()
    offres: tuple[Offre, ...] = ()
    commun: Offre = field(default_factory=Offre)
    a_jour_le: date | None = None
    profession: Profession = "assistant_maternel"


def merge_offres(cells: Iterable[tuple[Offre, ...]]) -> tuple[Offre, ...]:
    """« 2 » in one column and « 01/09/26 » in the next are two seats free that day; two lists follow each other."""
    merged: tuple[Offre, ...] = ()
    for offres in cells:
        if len(merged) == 1 and len(offres) == 1:
            merged = (merged[0].completed_by(offres[0]),)
        else:
            merged += offres
    return merged
