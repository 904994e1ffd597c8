"""How far a campaign is: the figures of a commune, their sum, and a line for each person behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal, get_args

from bot.domain.participations import EtatParticipation, Reponse

Rubrique = Literal[
    "repondues", "inchangees", "changees", "completes", "en_attente", "relancees", "a_appeler", "injoignables",
    "ecartees",
]  # fmt: skip
RUBRIQUES: tuple[Rubrique, ...] = get_args(Rubrique)


@dataclass(frozen=True, slots=True)
class Progression:
    """The figures of one commune. « Relancées » counts people, whatever they answered since."""

    commune: str
    en_tout: int = 0
    repondues: int = 0
    inchangees: int = 0
    changees: int = 0
    completes: int = 0
    en_attente: int = 0
    relancees: int = 0
    a_appeler: int = 0
    injoignables: int = 0
    ecartees: int = 0

    @property
    def concernees(self) -> int:
        """Those of whom something is expected: the ones left in peace are not among them."""
        return self.en_tout - self.ecartees


def total(lines: Iterable[Progression]) -> Progression:
    """The whole campaign."""
    known = list(lines)
    names = [field.name for field in fields(Progression) if field.name != "commune"]
    return Progression("", **{name: sum(getattr(line, name) for line in known) for name in names})


@dataclass(frozen=True, slots=True)
class Ligne:
    """One person of a campaign. `is_wrong`: the number is known to reach somebody else."""

    participation: int
    campagne: int
    assistant: int
    prenom: str
    nom: str
    commune: str
    telephone: str | None
    is_wrong: bool
    etat: EtatParticipation
    motif: str | None
    relances: int
    reponse: Reponse | None
    repondue_le: datetime | None
    ecrite_le: datetime | None
    appel_demande_le: datetime | None
    nouvelle_le: datetime | None
    rythme_mois: int | None

    @property
    def numero(self) -> str | None:
        """The number to dial, None when none is known to be right."""
        return None if self.is_wrong else self.telephone


@dataclass(frozen=True, slots=True)
class AAppeler:
    """Somebody to phone for a campaign that ends, or ended, on that day."""

    campagne: str
    fin: date
    ligne: Ligne
