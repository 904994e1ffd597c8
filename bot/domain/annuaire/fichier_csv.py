"""A CSV file as people really save them: usual separators, UTF-8, Windows-1252, UTF-16. Never guesses a meaning."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from bot.domain.annuaire.tableau import Feuille, FichierRefuse, Ligne, Limites, clean_cell

SEPARATEURS: Final = (";", ",", "\t")
_LIGNES_PAR_CASE_MAX: Final = 20  # beyond, a quote was opened and never closed: it would swallow the file


def decode(data: bytes) -> str | FichierRefuse:
    """The text of the file; bytes that no spreadsheet writes (NUL…) mean that it is not a table."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if "\0" in text or text.count("\ufffd") > len(text) // 50 or data.startswith(b"%PDF"):
        return FichierRefuse("pas_un_tableau")
    return _repair(text)


def _repair(text: str) -> str:
    """« PrÃ©nom » was UTF-8 read as Windows-1252 and saved again: undone when the whole text allows it."""
    if "Ã©" not in text and "Ã¨" not in text:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def read_csv(text: str, separateur: str, limites: Limites, only: int | None = None) -> Feuille | FichierRefuse:
    """All the lines with this separator, or the first `only`."""
    lignes: list[Ligne] = []
    for ligne in _records(text, separateur):
        if isinstance(ligne, FichierRefuse):
            return ligne
        if only is not None and len(lignes) >= only:
            break
        if len(lignes) >= limites.lignes:
            return FichierRefuse("trop_de_lignes", str(limites.lignes))
        if not ligne.is_empty():
            lignes.append(ligne)
    return Feuille("", tuple(lignes))


def _records(text: str, separateur: str) -> Iterator[Ligne | FichierRefuse]:
    """Each record with the number of the line where it begins: a quoted cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separateur)
    start = 1
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield FichierRefuse("guillemet_ouvert", str(start))
            return
        if reader.line_num - start > _LIGNES_PAR_CASE_MAX:
            yield FichierRefuse("guillemet_ouvert", str(start))
            return
        yield Ligne(start, tuple(clean_cell(cell) for cell in record))
        start = reader.line_num + 1
