"""The cells of one line by what they hold, and the warnings met while reading them. Never decides what a person is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from bot.domain.annuaire.colonnes import Colonne, EnTete
from bot.domain.annuaire.rapport import Avertissement, CodeAvertissement
from bot.domain.annuaire.synonymes import Champ
from bot.domain.annuaire.tableau import Ligne
from bot.domain.annuaire.texte import is_blank, one_line

T = TypeVar("T")
_VALEUR_MAX: Final = 120
_ERREURS: Final = (
    "#REF!",
    "#N/A",
    "#VALEUR!",
    "#VALUE!",
    "#NOM?",
    "#NAME?",
    "#DIV/0!",
    "#NUL!",
    "#NULL!",
    "#NOMBRE!",
    "#NUM!",
    "####",
)


@dataclass(slots=True)
class Rangee:
    """A line being read."""

    ligne: Ligne
    en_tete: EnTete
    avertissements: list[Avertissement] = field(default_factory=list)

    def cells(self, champ: Champ, place: int | None = None) -> Iterator[tuple[Colonne, str]]:
        """The cells of that kind that say something."""
        for colonne in self.en_tete.colonnes:
            if colonne.champ != champ or colonne.place != place or colonne.index >= len(self.ligne.cellules):
                continue
            text = self.ligne.cellules[colonne.index]
            if text.upper().startswith(_ERREURS):
                self.warn("formule_en_erreur", colonne, text)
            elif not is_blank(text):
                yield colonne, text

    def text(self, *champs: Champ) -> str:
        """The first cell of these kinds that says something, on one line; else nothing."""
        return next((one_line(text) for champ in champs for _, text in self.cells(champ)), "")

    def read(
        self, champ: Champ, parse: Callable[[str], T | None], code: CodeAvertissement, place: int | None = None
    ) -> T | None:
        """The first cell of that kind that can be read; each one that cannot is a warning."""
        return next(iter(self.read_all(champ, parse, code, place)), None)

    def read_all(
        self, champ: Champ, parse: Callable[[str], T | None], code: CodeAvertissement, place: int | None = None
    ) -> list[T]:
        """Every cell of that kind that can be read."""
        found: list[T] = []
        for colonne, text in self.cells(champ, place):
            value = parse(text)
            if value is None:
                self.warn(code, colonne, text)
            else:
                found.append(value)
        return found

    def warn(self, code: CodeAvertissement, colonne: Colonne | None, valeur: str) -> None:
        """Notes what was written and could not be taken."""
        titre = colonne.titre if colonne is not None else ""
        self.avertissements.append(Avertissement(self.ligne.numero, code, titre, one_line(valeur)[:_VALEUR_MAX]))
