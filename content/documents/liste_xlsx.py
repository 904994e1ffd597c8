"""A list as a sheet that one sorts and filters: names of columns that never move, dates that are dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

LARGEUR_MAX = 60
DANGEREUX = ("=", "+", "-", "@", "\t", "\r")  # a sheet would take such a text for a formula


def write_xlsx(data: Mapping[str, Any]) -> bytes:
    """`titre` (name of the sheet), `colonnes` [name, …], `lignes` [[text, number, ISO day or None, …], …],
    `dates` [number of a column, …] (whose text is an ISO day). Several sheets: `feuilles` [the same, …].
    """
    from openpyxl import Workbook

    classeur = Workbook()
    for vide in list(classeur.worksheets):
        classeur.remove(vide)
    for feuille in data.get("feuilles") or [data]:
        _write_feuille(classeur.create_sheet(_nom(feuille["titre"])), feuille)
    file = BytesIO()
    classeur.save(file)
    return file.getvalue()


def _write_feuille(sheet: Any, feuille: Mapping[str, Any]) -> None:
    from openpyxl.styles import Font

    dates = set(feuille.get("dates", ()))
    sheet.append(feuille["colonnes"])
    for ligne in feuille["lignes"]:
        sheet.append([_cell(value, n in dates) for n, value in enumerate(ligne)])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for n in dates:
            row[n].number_format = "dd/mm/yyyy"
    for column in sheet.columns:
        width = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(width + 2, LARGEUR_MAX)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _cell(value: Any, is_date: bool) -> Any:
    if is_date and value:
        return date.fromisoformat(value)
    if isinstance(value, str) and value.startswith(DANGEREUX) and not _is_number(value):
        return "'" + value
    return value


def _is_number(value: str) -> bool:
    return value[1:].replace(" ", "").isdigit()  # « +33 6 12 34 56 78 »: a phone number is no formula


def _nom(titre: str) -> str:
    return "".join(" " if letter in r"[]:*?/\\" else letter for letter in titre)[:31] or "Feuille"
