"""An XLSX workbook read as text: formulas' values, dates, merged cells. Never follows a link nor runs a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from bot.domain.annuaire.archive import inspect
from bot.domain.annuaire.tableau import Feuille, FichierRefuse, Ligne, Limites, clean_cell

if TYPE_CHECKING:
    from openpyxl import Workbook

_COLONNES_MAX: Final = 120
_FEUILLES_MAX: Final = 30
_VIDES_MAX: Final = 2_000  # so many empty lines in a row are the end of the table
_FUSION = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Fusions = dict[tuple[int, int], int]  # (line, column) → the line whose cell speaks for it


def read_xlsx(data: bytes, limites: Limites) -> tuple[Feuille, ...] | FichierRefuse:
    """Every sheet that holds something, in the order of the workbook."""
    from openpyxl import load_workbook  # heavy: only when a workbook really arrives

    refused = inspect(data, limites)
    if refused is not None:
        return refused
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return _sheets(workbook, _fusions_by_sheet(data), limites)
    except Exception:  # openpyxl raises KeyError, ValueError, ParseError… on damaged files; none of them is our bug
        return FichierRefuse("illisible")


def _sheets(workbook: Workbook, fusions: dict[str, Fusions], limites: Limites) -> tuple[Feuille, ...] | FichierRefuse:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    feuilles: list[Feuille] = []
    for sheet in workbook.worksheets[:_FEUILLES_MAX]:
        lignes: list[Ligne] = []
        if isinstance(sheet, ReadOnlyWorksheet):
            sheet.reset_dimensions()  # exports often announce a wrong extent (one cell, or a million lines)
        for ligne in _lines(sheet.iter_rows(values_only=True), fusions.get(sheet.title, {})):
            if len(lignes) >= limites.lignes:
                return FichierRefuse("trop_de_lignes", str(limites.lignes))
            lignes.append(ligne)
        if lignes:
            feuilles.append(Feuille(sheet.title, tuple(lignes)))
    return tuple(feuilles) or FichierRefuse("vide")


def _lines(rows: Iterable[tuple[object, ...]], fusions: Fusions) -> Iterator[Ligne]:
    """The lines that are not empty; a cell merged downwards speaks for the lines that it covers."""
    spoken: dict[tuple[int, int], str] = {}
    sources = {(source, column) for (_, column), source in fusions.items()}
    empty = 0
    for number, row in enumerate(rows, start=1):
        cells = [clean_cell(as_text(value)) for value in row[:_COLONNES_MAX]]
        for column, text in enumerate(cells):
            if (number, column) in sources:
                spoken[number, column] = text
        if not any(cells):
            empty += 1
            if empty > _VIDES_MAX:
                return
            continue
        empty = 0
        yield Ligne(number, tuple(t or spoken.get((fusions.get((number, c), 0), c), "") for c, t in enumerate(cells)))


def as_text(value: object) -> str:
    """A typed value as somebody would have typed it: dates as 2026-09-01, true as « oui », 612345678.0 as 612345678."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case _:
            return str(value)


def _fusions_by_sheet(data: bytes) -> dict[str, Fusions]:
    """The cells merged downwards, by sheet name (the streaming reader of openpyxl does not give them)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        paths = {rel.get("Id"): (rel.get("Target") or "").removeprefix("/xl/") for rel in rels}
        workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
        sheets = {e.get("name", ""): paths.get(e.get(_REL)) for e in workbook.iter() if e.tag.endswith("}sheet")}
        names = set(archive.namelist())
        return {name: _fusions(archive.read(f"xl/{path}")) for name, path in sheets.items() if f"xl/{path}" in names}


def _fusions(content: bytes) -> Fusions:
    found: Fusions = {}
    for left, top, _right, bottom in _FUSION.findall(content):
        column = _column(left)
        if column < _COLONNES_MAX and 0 < int(bottom) - int(top) <= _VIDES_MAX and len(found) < 20 * _VIDES_MAX:
            found.update({(line, column): int(top) for line in range(int(top) + 1, int(bottom) + 1)})
    return found


def _column(letters: bytes) -> int:
    """« A » is 0, « AA » is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
