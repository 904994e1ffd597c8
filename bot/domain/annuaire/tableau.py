"""A table as it lies in a file: lines with their true number, nothing understood yet; or why it is not one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

RaisonFichier = Literal[
    "vide", "trop_gros", "trop_de_lignes", "pas_un_tableau", "ancien_xls", "mot_de_passe", "ods", "illisible",
    "guillemet_ouvert", "en_tete_introuvable", "colonne_absente", "aucune_ligne",
]  # fmt: skip

CELLULE_MAX: Final = 500  # characters kept of one cell: an address, a remark; more is not a directory's


@dataclass(frozen=True, slots=True)
class Limites:
    """What a file may weigh before it is refused: bytes, lines, cells, and bytes once an XLSX is unpacked."""

    octets: int = 5_000_000
    lignes: int = 5_000
    cellules: int = 400_000
    octets_depaquetes: int = 40_000_000


LIMITES: Final = Limites()


@dataclass(frozen=True, slots=True)
class FichierRefuse:
    """The whole file is refused; `detail` is the limit passed, the column missing, the line of the open quote."""

    raison: RaisonFichier
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Ligne:
    """One line of the table: its number in the file (the first one is 1) and its cells as text."""

    numero: int
    cellules: tuple[str, ...]

    def is_empty(self) -> bool:
        """Whether nothing is written on it."""
        return not any(self.cellules)


@dataclass(frozen=True, slots=True)
class Feuille:
    """The lines of one sheet (a CSV has a single one, without a name), empty lines left out."""

    nom: str
    lignes: tuple[Ligne, ...]


def clean_cell(text: str) -> str:
    """A cell without control characters nor outer spaces, cut at CELLULE_MAX."""
    kept = "".join(c if c.isprintable() or c == "\n" else " " for c in text[: CELLULE_MAX * 2].replace("\r", "\n"))
    return kept.strip()[:CELLULE_MAX]
