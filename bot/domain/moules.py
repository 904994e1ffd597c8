"""The kinds of form a search is written in: by its family, or by an animatrice for one; new, or a change. No answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.dialogues import Step
from bot.domain.recherche import DEPENDENTS, RECHERCHE
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.recherche_dictee import DEPENDENTS_DICTEE, DICTEE

RECHERCHE_NEUVE: Final = "recherche"
MODIFICATION: Final = "modification"
DICTEE_NEUVE: Final = "dictee"
DICTEE_MODIFIEE: Final = "dictee_modifiee"


@dataclass(frozen=True, slots=True)
class Moule:
    """`modifie`: a request that exists already; `dictee`: an animatrice fills it for a family that tells her."""

    etapes: tuple[Step[ContexteRecherche], ...]
    dependents: Mapping[str, tuple[str, ...]]
    modifie: bool = False
    dictee: bool = False

    @property
    def premieres(self) -> frozenset[str]:
        """The commune, and what is asked before it: the rest makes no sense without."""
        names = [step.name for step in self.etapes]
        return frozenset(names[: names.index("commune") + 1])


MOULES: Final[Mapping[str, Moule]] = {
    RECHERCHE_NEUVE: Moule(RECHERCHE, DEPENDENTS),
    MODIFICATION: Moule(RECHERCHE, DEPENDENTS, modifie=True),
    DICTEE_NEUVE: Moule(DICTEE, {**DEPENDENTS, **DEPENDENTS_DICTEE}, dictee=True),
    DICTEE_MODIFIEE: Moule(DICTEE, {**DEPENDENTS, **DEPENDENTS_DICTEE}, modifie=True, dictee=True),
}
