"""Which column holds what, from the words of its header. Never from the cells below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.domain.annuaire.synonymes import INUTILES, SYNONYMES, Champ
from bot.domain.annuaire.tableau import Feuille, Ligne
from bot.domain.annuaire.texte import fold

_EN_TETE_AVANT_LA_LIGNE: Final = 40  # a header lower than that is not looked for
_PLACE = re.compile(r"^(?P<avant>.*?)\b(?:place ?(?P<n>[1-8])|(?P<m>[1-8])(?:re|ere|er|e|eme)? place)\b(?P<apres>.*)$")


@dataclass(frozen=True, slots=True)
class Colonne:
    """A recognised column: its index, its header as written, what it holds; `place` = the seat it speaks of."""

    index: int
    titre: str
    champ: Champ
    place: int | None = None


@dataclass(frozen=True, slots=True)
class EnTete:
    """The header of a table: where it is, what it announces, and the columns that are left aside."""

    ligne: int  # index among the sheet's lines
    colonnes: tuple[Colonne, ...]
    ignorees: tuple[str, ...]

    def holds(self, *champs: Champ) -> bool:
        """Whether one of these is announced."""
        return any(colonne.champ in champs for colonne in self.colonnes)

    def titre(self, champ: Champ) -> str:
        """The header of the first column of that kind, as written in the file."""
        return next((c.titre for c in self.colonnes if c.champ == champ), champ)


def find_en_tete(feuille: Feuille) -> EnTete | None:
    """The line that announces most columns, at least two with the name: titles above it are passed over."""
    best: EnTete | None = None
    for index, ligne in enumerate(feuille.lignes[:_EN_TETE_AVANT_LA_LIGNE]):
        found = _en_tete(index, ligne)
        known = len({c.champ for c in found.colonnes})
        if (
            known >= 2
            and found.holds("nom", "nom_prenom", "nom_naissance")
            and (best is None or known > len({c.champ for c in best.colonnes}))
        ):
            best = found
    return best


def is_en_tete_again(ligne: Ligne, colonnes: Sequence[Colonne]) -> bool:
    """The header printed again at the top of each page."""
    written = [(c.titre, ligne.cellules[c.index]) for c in colonnes if c.index < len(ligne.cellules)]
    return bool(written) and all(fold(titre) == fold(cellule) for titre, cellule in written)


def _en_tete(index: int, ligne: Ligne) -> EnTete:
    colonnes: list[Colonne] = []
    ignorees: list[str] = []
    for position, titre in enumerate(ligne.cellules):
        meaning = recognise(titre)
        if meaning is not None:
            colonnes.append(Colonne(position, " ".join(titre.split()), *meaning))
        elif titre:
            ignorees.append(" ".join(titre.split()))
    return EnTete(index, tuple(colonnes), tuple(ignorees))


def recognise(titre: str) -> tuple[Champ, int | None] | None:
    """What a header means, and the seat it names; None = unknown. « Place 2 – âge » is the ages of seat 2."""
    for text in (titre, re.sub(r"\(.*?\)|\[.*?\]", " ", titre)):
        key = _key(text)
        found = _index().get(key)
        if found is not None and found != "date":  # « Date » alone could be anything
            return found, None
        seat = _PLACE.match(key)
        if seat is not None:
            rest = _key(f"{seat['avant']} {seat['apres']}")
            champ = _index().get(rest) if rest else "disponibilite"
            if champ in ("disponibilite", "ages", "jours", "moments", "restriction", "date"):
                return ("disponibilite" if champ == "date" else champ), int(seat["n"] or seat["m"])
    return None


def _key(titre: str) -> str:
    return " ".join(word for word in fold(titre).split() if word not in INUTILES)


@cache
def _index() -> dict[str, Champ]:
    return {_key(synonyme): champ for champ, synonymes in SYNONYMES.items() for synonyme in synonymes}
