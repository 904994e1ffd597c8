"""From the bytes of a file to the people it speaks of. Never compares, never writes, never raises on any bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.annuaire.colonnes import EnTete, find_en_tete, is_en_tete_again
from bot.domain.annuaire.fiche import Fiche
from bot.domain.annuaire.fichier import read_feuilles
from bot.domain.annuaire.ligne_lue import read_fiche
from bot.domain.annuaire.personne import FindCommune
from bot.domain.annuaire.rangee import Rangee
from bot.domain.annuaire.rapport import Avertissement, Refus
from bot.domain.annuaire.tableau import LIMITES, Feuille, FichierRefuse, Ligne, Limites
from bot.domain.annuaire.texte import fold

_HORS_TABLEAU = re.compile(
    r"(?:sous )?tot(?:al|aux)\b|nombre\b|moyenne\b|effectif|legende\b|source\b|mis a jour|liste\b|nb\b|page \d"
)


@dataclass(frozen=True, slots=True)
class Lecture:
    """A file that was understood; `lignes_passees` are totals, titles and repeated headers."""

    en_tete: EnTete
    feuille: str
    feuilles_ignorees: tuple[str, ...]
    fiches: tuple[Fiche, ...]
    refusees: tuple[Refus, ...]
    avertissements: tuple[Avertissement, ...]
    lignes_passees: tuple[int, ...]


def read_annuaire(
    data: bytes, find_commune: FindCommune, today: date, limites: Limites = LIMITES
) -> Lecture | FichierRefuse:
    """The people of a CSV or XLSX file, each line with its number; or why the file as a whole is refused."""
    feuilles = read_feuilles(data, limites)
    if isinstance(feuilles, FichierRefuse):
        return feuilles
    headed = [(feuille, en_tete) for feuille in feuilles if (en_tete := find_en_tete(feuille)) is not None]
    if not headed:
        return FichierRefuse("en_tete_introuvable")
    (feuille, en_tete), *others = headed
    if not en_tete.holds("commune", "adresse"):
        return FichierRefuse("colonne_absente", "commune")
    lecture = _read(feuille, en_tete, find_commune, today)
    if not lecture.fiches and not lecture.refusees:
        return FichierRefuse("aucune_ligne")
    return replace(lecture, feuilles_ignorees=tuple(other.nom for other, _ in others))


def _read(feuille: Feuille, en_tete: EnTete, find_commune: FindCommune, today: date) -> Lecture:
    fiches: list[Fiche] = []
    refusees: list[Refus] = []
    avertissements: list[Avertissement] = []
    passees: list[int] = []
    for ligne in feuille.lignes[en_tete.ligne + 1 :]:
        if _is_outside(ligne, en_tete):
            passees.append(ligne.numero)
            continue
        rangee = Rangee(ligne, en_tete)
        read = read_fiche(rangee, find_commune, today)
        if isinstance(read, Refus):
            refusees.append(read)
        else:
            fiches.append(read)
            avertissements.extend(rangee.avertissements)
    return Lecture(en_tete, feuille.nom, (), tuple(fiches), tuple(refusees), tuple(avertissements), tuple(passees))


def _is_outside(ligne: Ligne, en_tete: EnTete) -> bool:
    """Totals, captions and headers printed again: they speak of nobody."""
    if not any(letter.isalpha() for cell in ligne.cellules for letter in cell):
        return True
    first = fold(next(cell for cell in ligne.cellules if cell))
    few = sum(bool(cell) for cell in ligne.cellules) <= max(2, len(en_tete.colonnes) // 2)
    return (few and _HORS_TABLEAU.match(first) is not None) or is_en_tete_again(ligne, en_tete.colonnes)
