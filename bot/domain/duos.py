"""Two professionals who cover one request together, as people read it. Never a ranking of one above the other."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.complements import Partie
from bot.domain.proposition_suivie import PropositionSuivie


@dataclass(frozen=True, slots=True)
class Moitie:
    """One of the two: her proposition, her first name, what she can take."""

    proposition: PropositionSuivie
    prenom: str
    partie: Partie


Duo = tuple[Moitie, Moitie]
