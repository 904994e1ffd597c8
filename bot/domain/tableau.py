"""The animatrice's board: in which list a request stands, and what a line of it says. Never who may read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from bot.domain.demande_accueil import Issue
from bot.domain.demandes import Etat, Mode

Rubrique = Literal["a_valider", "en_cours", "transmises", "sans_reponse", "closes"]
RUBRIQUES: tuple[Rubrique, ...] = ("a_valider", "en_cours", "transmises", "sans_reponse", "closes")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ligne:
    """One request in a list: enough to choose it. `asked` counts those who were asked, whatever became of them."""

    id: int
    prenom: str
    commune: str
    etat: Etat
    modes: tuple[Mode, ...]
    imprevu: bool
    a_partir_du: date | None
    envoyee_le: datetime | None
    reponse_le: datetime | None
    asked: int
    interessees: int
    a_appeler: int
    remarque_a_relire: bool
    is_stopped: bool
    issue: Issue | None


@dataclass(frozen=True, slots=True)
class Chiffres:
    """How many requests stand in each list, and what waits for an animatrice today."""

    a_valider: int
    en_cours: int
    transmises: int
    sans_reponse: int
    closes: int
    remarques: int
    a_appeler: int
    reponses_dues: int


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of a long list: Telegram cuts at 4,096 letters. `numero` begins at 0 and never leaves the list."""

    lignes: tuple[T, ...]
    numero: int
    pages: int
    total: int

    @property
    def previous(self) -> int | None:
        """The page before, None on the first."""
        return self.numero - 1 if self.numero > 0 else None

    @property
    def following(self) -> int | None:
        """The page after, None on the last."""
        return self.numero + 1 if self.numero + 1 < self.pages else None


def page_bounds(total: int, numero: int, size: int) -> tuple[int, int]:
    """(page really shown, number of pages): a list that has shrunk since the button was drawn shows its last page."""
    pages = max(1, -(-total // size))
    return min(max(numero, 0), pages - 1), pages


def page_of(lignes: Sequence[T], numero: int, size: int) -> Page[T]:
    """The page of a list already in hand."""
    shown, pages = page_bounds(len(lignes), numero, size)
    return Page(tuple(lignes[shown * size : (shown + 1) * size]), shown, pages, len(lignes))
