"""When two entries are the same person, and when they only look like it. Never merges anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from rapidfuzz import fuzz

from bot.domain.annuaire.rapport import MotifDoublon
from bot.domain.annuaire.texte import fold

_LAPSUS: Final = 80.0  # of 100: a landline is shared by a MAM or a couple, so the names must agree too


@dataclass(frozen=True, slots=True)
class Signes:
    """What tells a person apart, in comparable form; `agrement` and `telephone` may be missing."""

    agrement: str
    telephone: str
    nom: str
    prenom: str
    commune: str

    @property
    def complet(self) -> str:
        """Name and first name, whatever their order in the file was."""
        return " ".join(sorted(f"{self.nom} {self.prenom}".split()))


class Personne(Protocol):
    """What an entry of the directory and a line of a file have in common."""

    @property
    def nom(self) -> str: ...
    @property
    def prenom(self) -> str: ...
    @property
    def commune(self) -> str: ...
    @property
    def telephone(self) -> str | None: ...


def signes_of(personne: Personne, agrement: str | None) -> Signes:
    """The comparable form of an entry."""
    numero = fold(agrement or "").replace(" ", "").lstrip("0")
    return Signes(numero, personne.telephone or "", fold(personne.nom), fold(personne.prenom), personne.commune)


def same_person(one: Signes, other: Signes) -> MotifDoublon | None:
    """Why two entries are one person: agrément number, else phone, else name and commune; None = they are two.

    Two different agrément numbers are two people, unless name and phone are the same (a number changes when renewed).
    """
    if one.agrement and one.agrement == other.agrement:
        return "agrement"
    same_phone = bool(one.telephone) and one.telephone == other.telephone
    if one.agrement and other.agrement:
        return "telephone" if same_phone and one.complet == other.complet else None
    if same_phone and _names_agree(one, other):
        return "telephone"
    return "nom" if one.commune == other.commune and one.complet == other.complet else None


def look_alike(one: Signes, other: Signes) -> MotifDoublon | None:
    """Why two entries may be one person, when they are not held as one: a human decides."""
    if one.agrement and one.agrement == other.agrement:
        return "agrement"
    if one.telephone and one.telephone == other.telephone:
        return "telephone"
    return "nom" if one.commune == other.commune and one.complet == other.complet else None


def _names_agree(one: Signes, other: Signes) -> bool:
    """The same first name (a married name), the same words in another order, or a slip of the pen in both."""
    if one.complet == other.complet or (one.prenom and one.prenom == other.prenom):
        return True
    prenoms = 100.0 if not (one.prenom and other.prenom) else fuzz.ratio(one.prenom, other.prenom)
    return min(prenoms, fuzz.ratio(one.nom, other.nom)) >= _LAPSUS
